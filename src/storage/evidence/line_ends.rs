//! Recognises a text file of which only the line ends changed, as git's `autocrlf` changes them.

use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::hash::{Failed, Watch, each_block};

/// The digests of a text file with line feeds and with CRLF as its line ends; `None` where it is no text or cannot be read.
pub(super) type Digests = Option<[String; 2]>;

/// The outer `None` if it was stopped.
pub(super) fn digests(path: &Path, watch: &mut Watch<'_>) -> Option<Digests> {
    let [mut feeds, mut pairs] = [Sha256::new(), Sha256::new()];
    let (mut is_text, mut has_return) = (true, false);
    let mut texts = [Vec::new(), Vec::new()];
    let read = each_block(path, watch, |block| {
        is_text &= !block.contains(&0);
        if !is_text {
            return;
        }
        let [lines, pair_lines] = &mut texts;
        for byte in block {
            // A return counts as a line end only before a feed, which may be in the next block.
            if std::mem::take(&mut has_return) && *byte != b'\n' {
                lines.push(b'\r');
                pair_lines.push(b'\r');
            }
            match byte {
                b'\r' => has_return = true,
                b'\n' => {
                    lines.push(b'\n');
                    pair_lines.extend(b"\r\n");
                }
                other => {
                    lines.push(*other);
                    pair_lines.push(*other);
                }
            }
        }
        feeds.update(&*lines);
        pairs.update(&*pair_lines);
        texts.iter_mut().for_each(Vec::clear);
    });
    match read {
        Ok(None) => return None,
        Ok(Some(_)) if is_text => {}
        Ok(Some(_)) | Err(Failed::Refused(_) | Failed::Missing | Failed::Unreadable(_)) => return Some(None),
    }
    if has_return {
        feeds.update(b"\r");
        pairs.update(b"\r");
    }
    Some(Some(
        [feeds, pairs].map(|hasher| HEXLOWER.encode(&hasher.finalize())),
    ))
}
