//! Drawing characters in Unicode or ASCII.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    #[default]
    Unicode,
    Ascii,
}

#[derive(Clone, Copy, Debug)]
pub struct Marks {
    pub focus: &'static str,
    pub ellipsis: &'static str,
    pub dot: &'static str,
    pub step: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    pub side: &'static str,
    pub rule: &'static str,
    pub bullet: &'static str,
    /// Top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
}

const UNICODE: Marks = Marks {
    focus: "▸",
    ellipsis: "…",
    dot: "·",
    step: "›",
    full: "█",
    empty: "░",
    side: "│",
    rule: "─",
    bullet: "•",
    corners: ["┌", "┐", "└", "┘"],
};

const ASCII: Marks = Marks {
    focus: ">",
    ellipsis: "~",
    dot: "-",
    step: ">",
    full: "#",
    empty: ".",
    side: "|",
    rule: "-",
    bullet: "*",
    corners: ["+", "+", "+", "+"],
};

impl Glyphs {
    pub fn marks(self) -> &'static Marks {
        match self {
            Self::Unicode => &UNICODE,
            Self::Ascii => &ASCII,
        }
    }
}
