//! Finished files wait on the disk until all others are finished, too: those of hundreds of documents
//! would fill the memory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

/// A file without a name, which nobody else can open and which goes with the process.
pub(in crate::command) struct Spool(Arc<File>);

/// What was put into a spool.
pub(in crate::command) struct Spooled {
    file: Arc<File>,
    start: u64,
    length: u64,
}

impl Spool {
    /// An empty spool in the system's folder for such files.
    pub(in crate::command) fn new() -> io::Result<Self> {
        tempfile::tempfile().map(|file| Self(Arc::new(file)))
    }

    /// Puts these bytes behind all others.
    pub(in crate::command) fn put(&self, bytes: &[u8]) -> io::Result<Spooled> {
        let mut file = &*self.0;
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(bytes)?;
        Ok(Spooled { file: Arc::clone(&self.0), start, length: bytes.len() as u64 })
    }
}

impl Spooled {
    /// The bytes. Those of a spool are read one after the other, not at the same time.
    pub(super) fn read(&self) -> io::Result<impl Read> {
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.start))?;
        Ok(file.take(self.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_back_in_any_order() {
        let spool = Spool::new().unwrap();
        let put: Vec<Spooled> =
            ["eins", "", "zwei"].iter().map(|text| spool.put(text.as_bytes()).unwrap()).collect();
        for (spooled, expected) in put.iter().zip(["eins", "", "zwei"]).rev() {
            assert_eq!(io::read_to_string(spooled.read().unwrap()).unwrap(), expected);
        }
        assert_eq!(
            io::read_to_string(spool.put(b"drei").unwrap().read().unwrap()).unwrap(),
            "drei"
        );
    }
}
