//! The loop over a port in memory.
