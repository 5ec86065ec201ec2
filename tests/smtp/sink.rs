//! Postfix's `smtp-sink` on a loopback port of its own, which keeps what it accepts.

use std::env;
use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A running sink; ends when dropped.
pub(crate) struct Sink {
    child: Child,
    pub port: u16,
    folder: TempDir,
}

/// A mail that the sink accepted.
#[derive(Debug)]
pub(crate) struct Taken {
    pub to: String,
    pub bytes: String,
}

impl Taken {
    /// The message as it was before the sink put its own lines on top.
    pub(crate) fn message(&self) -> &str {
        let (_, rest) = self.bytes.split_once("\nReceived: ").expect("the sink's trace");
        let mut lines = rest.split_inclusive('\n');
        let skipped: usize = lines
            .by_ref()
            .enumerate()
            .take_while(|(at, line)| *at == 0 || line.starts_with(['\t', ' ']))
            .map(|(_, line)| line.len())
            .sum();
        &rest[skipped..]
    }
}

impl Sink {
    /// Starts a sink with further options (`-r RCPT` and the like).
    pub(crate) fn start(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let child = Command::new(program())
            .args(["-u", user().as_str(), "-d", "mail/m.", "-h", "sink.example"])
            .args(options)
            .args([&format!("127.0.0.1:{port}"), "100"])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("smtp-sink is needed: apt-get install postfix");
        make_accessible(&folder);
        let sink = Self { child, port, folder };
        sink.wait();
        sink
    }

    fn wait(&self) {
        let until = Instant::now() + Duration::from_mins(1);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < until, "smtp-sink does not come up");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Every mail that the sink accepted completely, in no particular order.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        let files = fs::read_dir(self.folder.path().join("mail")).into_iter().flatten().flatten();
        files.filter_map(|file| read(&file.path())).collect()
    }

    /// The recipients of every mail that the sink accepted, sorted.
    pub(crate) fn recipients(&self) -> Vec<String> {
        let mut all: Vec<_> = self.taken().into_iter().map(|mail| mail.to).collect();
        all.sort();
        all
    }
}

/// The dump of an aborted transaction has no message.
fn read(path: &std::path::Path) -> Option<Taken> {
    let bytes = fs::read_to_string(path).ok()?;
    let to = bytes.lines().find_map(|line| line.strip_prefix("X-Rcpt-Args: <"))?;
    let to = to.split('>').next()?.to_owned();
    bytes.contains("\nReceived: ").then_some(Taken { to, bytes })
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> PathBuf {
    let places = ["/usr/sbin/smtp-sink", "/usr/bin/smtp-sink", "/usr/local/sbin/smtp-sink"];
    let found = places.iter().map(PathBuf::from).find(|path| path.is_file());
    found.expect("smtp-sink is needed for these tests: apt-get install postfix")
}

/// The sink refuses to run as root, and as anybody else takes no `-u` but the same user.
fn user() -> String {
    let id = Command::new("id").arg("-un").output().unwrap();
    let name = String::from_utf8(id.stdout).unwrap();
    match name.trim() {
        "root" => "nobody".into(),
        other => other.into(),
    }
}

#[cfg(unix)]
fn make_accessible(folder: &TempDir) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
}

/// Ports for each process of tests; below those that the system gives to whoever asks for any.
const ROW: u16 = 200;
const ROWS: u16 = 50;
const FIRST: u16 = 10_000;

/// A port that nobody listens on. `smtp-sink` shares ports with others of its kind, so each test takes
/// one from a row of its own process, and another process at work here takes another row.
pub(crate) fn free_port() -> u16 {
    static MINE: OnceLock<(u16, File)> = OnceLock::new();
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let (base, _) = MINE.get_or_init(own_row);
    loop {
        let port = base + NEXT.fetch_add(1, Ordering::Relaxed) % ROW;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// A row of ports, and the lock that keeps others off it for as long as this process lives.
fn own_row() -> (u16, File) {
    for row in 0..ROWS {
        let name = format!("rundmail-test-ports-{row}.lock");
        let file = File::options().create(true).append(true).open(env::temp_dir().join(name));
        if let Ok(file) = file
            && file.try_lock().is_ok()
        {
            return (FIRST + row * ROW, file);
        }
    }
    panic!("no row of ports is free")
}
