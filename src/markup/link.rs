//! Decides which addresses may be links.

/// Whether an address leads to http, https or mailto and hides nothing.
pub fn is_safe_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        && !address
            .chars()
            .any(|each| each.is_control() || each.is_whitespace())
}
