//! Reads and writes a standard stream as if it were blocking. Another program may have left the terminal or pipe in non-blocking
//! mode, which all programs that share it inherit; EAGAIN is then no error, the stream is polled until it is ready.

use std::io::{self, Read, Write};
use std::time::Instant;

#[cfg(unix)]
pub trait Stream: std::os::fd::AsFd {}
#[cfg(unix)]
impl<T: std::os::fd::AsFd> Stream for T {}

#[cfg(not(unix))]
pub trait Stream {}
#[cfg(not(unix))]
impl<T> Stream for T {}

/// A stream with a limit on how long it may stay full or empty; none waits as long as a blocking call would.
#[derive(Debug)]
pub struct Blocking<T> {
    stream: T,
    deadline: Option<Instant>,
}

impl<T: Stream> Blocking<T> {
    pub fn new(stream: T) -> Self {
        Self {
            stream,
            deadline: None,
        }
    }

    /// Gives up with EAGAIN once the deadline has passed.
    pub fn until(stream: T, deadline: Instant) -> Self {
        Self {
            stream,
            deadline: Some(deadline),
        }
    }

    /// Repeats a call until it is not refused with EAGAIN. Each call must have done nothing where it is refused; `write` of the
    /// standard streams keeps that, `write_all` does not.
    fn retry<R>(
        &mut self,
        direction: Direction,
        mut call: impl FnMut(&mut T) -> io::Result<R>,
    ) -> io::Result<R> {
        loop {
            match call(&mut self.stream) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock && self.wait(direction)? => {}
                result => return result,
            }
        }
    }

    /// Waits until the stream may be ready or is gone, which the next call reports; `false` once the deadline has passed.
    #[cfg(unix)]
    fn wait(&self, direction: Direction) -> io::Result<bool> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let flags = match direction {
            Direction::In => PollFlags::IN,
            Direction::Out => PollFlags::OUT,
        };
        let left = self
            .deadline
            .map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut [PollFd::new(&self.stream, flags)], timeout.as_ref()) {
            Ok(0) => Ok(false),
            Ok(_) => Ok(true),
            Err(rustix::io::Errno::INTR) => Ok(left.is_none_or(|left| !left.is_zero())),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(unix))]
    fn wait(&self, _direction: Direction) -> io::Result<bool> {
        Ok(false)
    }
}

#[derive(Clone, Copy)]
enum Direction {
    In,
    Out,
}

impl<T: Stream + Write> Write for Blocking<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.retry(Direction::Out, |stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.retry(Direction::Out, Write::flush)
    }
}

impl<T: Stream + Read> Read for Blocking<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.retry(Direction::In, |stream| stream.read(buffer))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_full_stream_is_waited_for_and_nothing_is_written_twice() {
        let (mut reader, writer) = UnixStream::pair().unwrap();
        writer.set_nonblocking(true).unwrap();
        let text: Vec<u8> = (0..4_000_000_u32)
            .map(|number| u8::try_from(number % 251).unwrap())
            .collect();
        let sent = text.clone();
        let sending = std::thread::spawn(move || {
            let mut output = Blocking::new(writer);
            output.write_all(&sent).and_then(|()| output.flush()).unwrap();
        });
        let mut read = Vec::new();
        reader.read_to_end(&mut read).unwrap();
        sending.join().unwrap();
        assert!(read == text);
    }

    #[test]
    fn a_stream_that_stays_full_or_empty_is_given_up_at_the_deadline() {
        let (_reader, writer) = UnixStream::pair().unwrap();
        writer.set_nonblocking(true).unwrap();
        let deadline = Instant::now() + Duration::from_millis(20);
        let mut stream = Blocking::until(writer, deadline);
        let error = stream.write_all(&vec![0; 4_000_000]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
        let error = stream.read(&mut [0]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
    }

    #[test]
    fn an_empty_stream_is_waited_for() {
        let (reader, mut writer) = UnixStream::pair().unwrap();
        reader.set_nonblocking(true).unwrap();
        let reading = std::thread::spawn(move || {
            let mut text = String::new();
            Blocking::new(reader).read_to_string(&mut text).map(|_| text)
        });
        writer.write_all(b"late").unwrap();
        drop(writer);
        assert_eq!(reading.join().unwrap().unwrap(), "late");
    }
}
