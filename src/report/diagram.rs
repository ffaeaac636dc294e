//! The system diagram that a report includes, or why it includes none.

use data_encoding::BASE64;

use super::digest;

/// Largest picture in bytes; a report should stay small enough to mail.
pub const LARGEST: usize = 512 * 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diagram {
    Picture {
        /// `image/png` or `image/jpeg`.
        media_type: &'static str,
        base64: String,
    },
    /// Named, but not included.
    Omitted(DiagramError),
}

/// Why a picture is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagramError {
    Missing,
    Unreadable,
    /// Outside the assessment's folder.
    Outside,
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Neither PNG nor JPEG.
    NotAPicture,
}

/// Each error with its word in the embedded data.
const ERRORS: [(DiagramError, &str); 5] = [
    (DiagramError::Missing, "missing"),
    (DiagramError::Unreadable, "unreadable"),
    (DiagramError::Outside, "outside"),
    (DiagramError::TooLarge, "too-large"),
    (DiagramError::NotAPicture, "not-a-picture"),
];

/// First bytes and media type of the accepted formats.
const KINDS: [(&[u8], &str); 2] = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
];

/// The element of the page that holds the picture.
const OPENING: &str = "<img id=\"diagram\" src=\"data:";

impl Diagram {
    /// Accepts or rejects the bytes of a file.
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

    /// What the embedded data records: the digest of the picture or the word of an error.
    pub(super) fn fingerprint(&self) -> String {
        match self {
            Self::Picture { base64, .. } => digest::hex(base64),
            Self::Omitted(fault) => {
                let found = ERRORS.into_iter().find(|(each, _)| each == fault);
                found.map_or("", |(_, word)| word).to_owned()
            }
        }
    }

    /// The picture of a page if it matches the recorded fingerprint; otherwise `None`, and the page will not verify.
    pub(super) fn find_in_page(page: &str, fingerprint: &str) -> Option<Self> {
        if let Some((fault, _)) = ERRORS.into_iter().find(|(_, word)| *word == fingerprint) {
            return Some(Self::Omitted(fault));
        }
        let (_, after) = page.split_once(OPENING)?;
        let (source, _) = after.split_once('"')?;
        let (media_type, base64) = source.split_once(";base64,")?;
        let (_, media_type) = KINDS.into_iter().find(|(_, each)| *each == media_type)?;
        (digest::hex(base64) == fingerprint).then(|| Self::Picture {
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
        assert_eq!(
            Diagram::find_in_page(&page, &picture.fingerprint()),
            Some(picture.clone())
        );
        let other = page.replace(base64.as_str(), "AAAA");
        assert_eq!(Diagram::find_in_page(&other, &picture.fingerprint()), None);
        assert_eq!(
            Diagram::find_in_page("", "missing"),
            Some(Diagram::Omitted(DiagramError::Missing))
        );
    }
}
