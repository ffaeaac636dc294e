//! The picture of the system that a report carries, or why it carries none. Bytes come in; nothing is opened here.

use data_encoding::BASE64;

use super::digest;

/// Largest picture, in bytes: a report stays easy to mail.
pub const LARGEST: usize = 512 * 1024;

/// The picture of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diagram {
    /// It is carried along.
    Picture {
        /// `image/png` or `image/jpeg`.
        media_type: &'static str,
        /// Its bytes in base64.
        base64: String,
    },
    /// It is only named.
    Omitted(DiagramError),
}

/// Why a picture is not carried along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagramError {
    /// No file is there, or it cannot be read.
    Missing,
    /// It lies outside the assessment's folder.
    Outside,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is neither PNG nor JPEG.
    NotAPicture,
}

/// Every fault with its word in the embedded data.
const ERRORS: [(DiagramError, &str); 4] = [
    (DiagramError::Missing, "missing"),
    (DiagramError::Outside, "outside"),
    (DiagramError::TooLarge, "too-large"),
    (DiagramError::NotAPicture, "not-a-picture"),
];

/// What the first bytes of a picture say of its kind.
const KINDS: [(&[u8], &str); 2] = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
];

/// How the page carries it; the only element with this id.
const OPENING: &str = "<img id=\"diagram\" src=\"data:";

impl Diagram {
    /// The picture that a file's bytes make.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.len() > LARGEST {
            return Self::Omitted(DiagramError::TooLarge);
        }
        let kind = KINDS.into_iter().find(|(first, _)| bytes.starts_with(first));
        kind.map_or(Self::Omitted(DiagramError::NotAPicture), |(_, media_type)| {
            Self::Picture {
                media_type,
                base64: BASE64.encode(bytes),
            }
        })
    }

    /// What the embedded data records of it: its digest, or the word of a fault.
    pub(super) fn mark(&self) -> String {
        match self {
            Self::Picture { base64, .. } => digest::hex(base64),
            Self::Omitted(fault) => {
                let found = ERRORS.into_iter().find(|(each, _)| each == fault);
                found.map_or("", |(_, word)| word).to_owned()
            }
        }
    }

    /// What a page carries, where it is what the embedded data records; else `None`, and the page will not be what the data gives.
    pub(super) fn in_page(page: &str, mark: &str) -> Option<Self> {
        if let Some((fault, _)) = ERRORS.into_iter().find(|(_, word)| *word == mark) {
            return Some(Self::Omitted(fault));
        }
        let (_, after) = page.split_once(OPENING)?;
        let (source, _) = after.split_once('"')?;
        let (media_type, base64) = source.split_once(";base64,")?;
        let (_, media_type) = KINDS.into_iter().find(|(_, each)| *each == media_type)?;
        (digest::hex(base64) == mark).then(|| Self::Picture {
            media_type,
            base64: base64.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_small_png_and_jpeg_are_carried() {
        let png = b"\x89PNG\r\n\x1a\nrest";
        assert!(matches!(
            Diagram::of(png),
            Diagram::Picture {
                media_type: "image/png",
                ..
            }
        ));
        assert_eq!(
            Diagram::of(b"<svg onload='x'/>"),
            Diagram::Omitted(DiagramError::NotAPicture)
        );
        let large = [png.as_slice(), &vec![0; LARGEST]].concat();
        assert_eq!(Diagram::of(&large), Diagram::Omitted(DiagramError::TooLarge));
    }

    #[test]
    fn a_page_with_another_picture_is_not_believed() {
        let picture = Diagram::of(b"\xff\xd8\xffpicture");
        let Diagram::Picture { base64, .. } = &picture else {
            panic!("a picture")
        };
        let page = format!("{OPENING}image/jpeg;base64,{base64}\" alt=\"\">");
        assert_eq!(Diagram::in_page(&page, &picture.mark()), Some(picture.clone()));
        let other = page.replace(base64.as_str(), "AAAA");
        assert_eq!(Diagram::in_page(&other, &picture.mark()), None);
        assert_eq!(
            Diagram::in_page("", "missing"),
            Some(Diagram::Omitted(DiagramError::Missing))
        );
    }
}
