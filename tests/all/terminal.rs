//! The real program in a real pseudo-terminal. Every test waits for what it expects to see; none sleeps.

use std::fs;
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::{diff, sample};

/// So long a test waits before it has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program in a pseudo-terminal of 80x24 until it ends, and its folder.
pub struct Term {
    child: Box<dyn Child + Send + Sync>,
    pty: Box<dyn MasterPty + Send>,
    keys: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    pub map: PathBuf,
    folder: tempfile::TempDir,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Term {
    fn start(env: &[(&str, &str)]) -> Self {
        Self::with_sample(&[], env)
    }

    fn with_sample(before: &[&str], env: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let map = folder.path().join("peta.toml");
        fs::write(&map, sample("rw07-kencana-asri.toml")).unwrap();
        Self::run(before, map, folder, env)
    }

    /// Started in the folder of its map, so that no path is on the screen.
    pub fn beside_its_map() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("rw07.toml"), sample("rw07-kencana-asri.toml")).unwrap();
        Self::on("rw07.toml".into(), folder, &[])
    }

    /// Starts it on a map; the folder is its home.
    pub fn on(map: PathBuf, folder: tempfile::TempDir, env: &[(&str, &str)]) -> Self {
        Self::run(&[], map, folder, env)
    }

    /// Starts it behind another program, such as one that watches it.
    pub fn behind(before: &[&str]) -> Self {
        Self::with_sample(before, &[])
    }

    fn run(before: &[&str], map: PathBuf, folder: tempfile::TempDir, env: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let words: Vec<&str> = before.iter().copied().chain([env!("CARGO_BIN_EXE_simpul")]).collect();
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, value) in
            [("TERM", "xterm-256color"), ("LANG", "id_ID.UTF-8"), ("USER", "penguji")].iter().chain(env)
        {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env(name, folder.path());
        }
        command.cwd(folder.path());
        command.args([map.as_os_str(), "--today".as_ref(), "2026-03-31".as_ref()]);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let (rows, cols) = (NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap());
        let screen = vt100::Parser::new(rows, cols, 0);
        Self { child, pty: pair.master, keys, output, screen, raw: Vec::new(), map, folder }
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads until a condition holds.
    pub fn wait(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !holds(self) {
            match self.output.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) if holds(self) => return,
                Err(RecvTimeoutError::Disconnected) => panic!("it ended before {what}:\n{}", self.text()),
            }
            assert!(Instant::now() < until, "waited in vain for {what}:\n{}", self.text());
        }
    }

    /// Reads until nothing more comes: a frame may be written in several parts.
    pub fn settle(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(60)) {
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    pub fn see(&mut self, text: &str) {
        self.wait(text, |term| term.text().contains(text));
    }

    /// Waits for a line that holds this and nothing else. Spaces at its end do not count: whether a cell was
    /// cleared or written over with a space is no difference to a reader, and depends on when the size changed.
    fn see_line(&mut self, line: &str) {
        self.wait(line, |term| term.text().lines().any(|found| found.trim_end() == line));
    }

    pub fn gone(&mut self, text: &str) {
        self.wait(&format!("{text} to go"), |term| !term.text().contains(text));
    }

    pub fn type_in(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Types keys and waits until a text is on the screen.
    pub fn then_see(&mut self, keys: &str, text: &str) {
        self.type_in(keys);
        self.see(text);
    }

    /// Reads what it writes for some time.
    pub fn read_for(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while let Ok(bytes) = self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.screen.process(&bytes);
        }
    }

    /// Kills it: no signal that it could notice.
    pub fn kill(&mut self) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-KILL", &pid]).status().unwrap().success());
        self.child.wait().unwrap();
    }

    fn on_disk(&self, text: &str) -> bool {
        fs::read_to_string(&self.map).is_ok_and(|file| file.contains(text))
    }

    pub fn saved(&mut self, text: &str) {
        self.wait(&format!("{text} on disk"), |term| term.on_disk(text));
    }

    /// Waits for the end; gives the exit code and everything that was written.
    pub fn end(&mut self) -> (u32, String) {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                // Nobody holds the other side of the terminal any more.
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it did not end:\n{}", self.text()),
            }
        }
        let code = self.child.wait().unwrap().exit_code();
        (code, String::from_utf8_lossy(&self.raw).into_owned())
    }
}

/// The alternate screen was left and the cursor shown, after everything else.
fn is_restored(raw: &str) -> bool {
    let left = raw.rfind("\u{1b}[?1049l");
    let shown = raw.rfind("\u{1b}[?25h");
    let entered = raw.rfind("\u{1b}[?1049h");
    left > entered && shown > entered && raw.rfind("\u{1b}[?1000l") > entered
}

#[test]
fn it_starts_resizes_and_leaves_the_terminal_as_it_was() {
    let mut term = Term::start(&[]);
    term.see("5 Konfederasi");
    term.pty.resize(size(20, 44)).unwrap();
    term.screen.screen_mut().set_size(NonZeroU16::new(20).unwrap(), NonZeroU16::new(44).unwrap());
    term.see_line("Belum dinilai (1)");
    term.pty.resize(size(10, 30)).unwrap();
    term.see("terlalu kecil");
    term.pty.resize(size(24, 80)).unwrap();
    term.screen.screen_mut().set_size(NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap());
    term.see("5 Konfederasi");
    term.type_in("q");
    let (code, raw) = term.end();
    assert_eq!(code, 0);
    assert!(is_restored(&raw), "{raw:?}");
    assert_eq!(
        fs::read_to_string(&term.map).unwrap(),
        sample("rw07-kencana-asri.toml"),
        "looking changes nothing"
    );
}

#[test]
fn a_click_changes_the_screen_and_an_edit_is_on_disk_soon() {
    let mut term = Term::start(&[]);
    term.see("5 Konfederasi");
    // Column 11, row 1: the tab of the parties.
    term.then_see("\u{1b}[<0;11;1M\u{1b}[<0;11;1m", "[Pihak]");
    term.then_see("n", "Pihak baru");
    term.then_see("Warung Bu RT\u{13}", "Pihak baru: Warung Bu RT");
    term.saved("id = \"warung-bu-rt\"");
    term.see("tersimpan");
    term.type_in("q");
    assert_eq!(term.end().0, 0);
}

#[test]
fn a_hang_up_saves_what_was_just_done() {
    let mut term = Term::start(&[]);
    term.see("5 Konfederasi");
    term.type_in("\u{1b}[C=\r");
    term.see("ditinjau, tetap");
    let pid = term.child.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let (code, raw) = term.end();
    assert_eq!(code, 0);
    assert!(is_restored(&raw));
    assert!(term.on_disk("kind = \"stays\""));
}

#[test]
fn a_hang_up_keeps_in_a_copy_what_the_file_does_not_take() {
    let mut term = Term::start(&[]);
    term.see("5 Konfederasi");
    let theirs = format!("{}\n# dari perangkat lain\n", fs::read_to_string(&term.map).unwrap());
    simpul::store::write_output(&term.map, theirs.as_bytes(), true).unwrap();
    term.type_in("\u{1b}[C=\r");
    term.see("ditinjau, tetap");
    let pid = term.child.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let (code, raw) = term.end();
    assert_eq!(code, 0);
    assert!(raw.contains("Salinannya ada di"), "{raw:?}");
    assert_eq!(fs::read_to_string(&term.map).unwrap(), theirs, "their version is left alone");
    let mut files = fs::read_dir(term.map.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let copy = files.find(|path| path.to_string_lossy().contains("-salinan-")).unwrap();
    assert!(fs::read_to_string(copy).unwrap().contains("kind = \"stays\""));
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_gives_the_terminal_back_and_keeps_what_was_just_done() {
    let mut term = Term::start(&[("SIMPUL_TEST_PANIC", "~")]);
    term.see("5 Konfederasi");
    term.type_in("\u{1b}[C=\r~");
    let (code, raw) = term.end();
    assert_ne!(code, 0);
    assert!(is_restored(&raw), "{raw:?}");
    assert!(raw.contains("a panic that a test asked for"));
    assert!(term.on_disk("kind = \"stays\""), "the edit right before it is not lost");
}

#[test]
fn the_second_of_two_programs_reads_only() {
    let mut first = Term::start(&[]);
    first.see("5 Konfederasi");
    let other = tempfile::tempdir().unwrap();
    let mut second = Term::on(first.map.clone(), other, &[]);
    second.see("hanya baca");
    second.see("penguji@");
    second.type_in("q");
    assert_eq!(second.end().0, 0);
    first.type_in("q");
    assert_eq!(first.end().0, 0);
    let left: Vec<_> =
        fs::read_dir(first.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("lock")), "{left:?}");
}

/// The evening of the README's first paragraph, typed into a real terminal of 80x24.
#[test]
fn an_evening_in_a_real_terminal() {
    let mut term = Term::start(&[]);
    term.see("5 Konfederasi");
    // A party.
    term.then_see("\tn", "Pihak baru");
    term.then_see("Koperasi Warga RW 07\rm\rKetua\u{13}", "Pihak baru: Koperasi");
    // A partnership of three.
    term.then_see("gt", "[Tangga]");
    term.then_see("n", "Kemitraan baru");
    term.then_see("Pasar murah bulanan\rkoperasi\r", "Koperasi Warga RW 07");
    term.then_see("pkk\r", "Kelompok PKK RW 07");
    term.then_see("grosir\r", "Toko Grosir");
    term.then_see("\rHarga pangan terjangkau\u{13}", "Kemitraan baru: Pasar murah");
    // Two steps with criteria and evidence.
    term.then_see("1", "Langkah: Pasar murah");
    let (down, space) = ("\u{1b}[B", " ");
    term.then_see(
        &format!("{space}{down}{space}{down}{down}{down}{down}Notulen 31 Maret"),
        "Bukti: Notulen 31 Maret",
    );
    term.then_see("\r", "Belum dinilai → 1 Komunikasi");
    term.then_see(">", "Langkah: Pasar murah");
    term.type_in(&format!("{space}{down}{down}{space}{down}{space}{down}{down}{down}"));
    term.then_see("Daftar harga", "Bukti: Daftar harga");
    term.then_see("\r", "1 Komunikasi → 2 Kooperasi");
    // One step down, with a reason.
    term.then_see("/bimbingan\r", "Bimbingan belajar sore");
    term.then_see("<", "Penyesuaian ke bawah");
    term.then_see("\r", "Tulis alasannya");
    term.then_see("Jadwal tidak jalan\r", "2 Kooperasi → 1 Komunikasi");
    // Escape by itself, not the beginning of another key: its effect is awaited before the next one.
    // The notice of the step lies over the line of the filter, so both must go.
    term.type_in("\u{1b}");
    term.gone("2 Kooperasi → 1 Komunikasi");
    term.gone("Cari:");
    // An MoU with two promises, one of them kept.
    term.then_see("/pasar\r", "Cari: pasar");
    term.then_see("d", "Dokumen baru");
    term.then_see("\t\t\thari ini\t\t31/3/2027\u{13}", "Dokumen baru: Nota");
    term.then_see("gd", "[Dokumen]");
    term.then_see("/pasar\r", "Pasar murah");
    term.then_see("o", "Janji baru");
    term.then_see("Laporan harga\rpkk\r30/4/2026\u{13}", "bulanan: Laporan harga");
    term.then_see("o", "Janji baru");
    term.then_see("Daftar pemasok\rgrosir\r31/3/2026\u{13}", "bulanan: Daftar pemasok");
    term.then_see("t", "Janji ditepati");
    term.then_see(&format!("{down}\r\rDaftar diterima"), "Daftar diterima");
    term.type_in("\u{13}");
    term.saved("evidence = \"Daftar diterima\"");
    // Back and forth, a misspelt name, another language, and home.
    term.then_see("u", "Diurungkan");
    term.then_see("U", "Diulangi");
    term.then_see("gp", "[Pihak]");
    term.then_see("/puskemas\r", "Puskesmas Cempaka Timur");
    term.then_see("\u{1b}OQ", "[Parties]");
    term.gone("Pihak");
    term.type_in("q");
    let (code, raw) = term.end();
    assert_eq!(code, 0);
    assert!(is_restored(&raw));
    let diff = diff(&sample("rw07-kencana-asri.toml"), &fs::read_to_string(&term.map).unwrap());
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("evening", diff);
    });
}

#[test]
fn the_map_moves_under_the_mouse_and_a_large_one_comes_from_beside_the_loop() {
    let mut term = Term::start(&[]);
    term.see("5 Konfederasi");
    term.then_see("gm", "22 pihak");
    // The wheel, twice over the middle of the picture; then Shift and an arrow, a drag, and all of it again.
    term.then_see("\u{1b}[<64;40;9M\u{1b}[<64;40;9M", "156%");
    let before = term.text();
    term.type_in("\u{1b}[1;2C");
    term.wait("the picture to move", |term| term.text() != before);
    let before = term.text();
    term.type_in("\u{1b}[<0;3;4M\u{1b}[<32;13;7M\u{1b}[<0;13;7m");
    term.wait("the picture to follow", |term| term.text() != before);
    term.type_in("0");
    term.gone("156%");
    // The picture on paper, beside the map's file; a second one does not write over the first.
    for name in ["peta-lingkaran-2026-03-31.png", "peta-lingkaran-2026-03-31-2.png"] {
        term.then_see("p", "Simpan gambar");
        term.type_in("\u{13}");
        let path = term.folder.path().join(name);
        term.wait(name, |_| fs::read(&path).is_ok_and(|file| file.starts_with(b"\x89PNG")));
    }
    term.see("Gambar tersimpan");
    term.type_in("q");
    assert_eq!(term.end().0, 0);

    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("besar.toml");
    let head = "format = 1\n\n[map]\nid = \"besar\"\ntitle = \"Besar\"\n".to_owned();
    let party =
        |one: usize| format!("\n[[actor]]\nid = \"p{one}\"\nname = \"Pihak {one}\"\nkind = \"ngo\"\n");
    let tie = |one: usize| {
        let first = one / 40 * 40;
        format!(
            "\n[[partnership]]\nid = \"t{one}\"\nname = \"Ikatan {one}\"\nmembers = [\"p{first}\", \"p{one}\"]\nstatus = \"active\"\nstart = 2025-01-06\n"
        )
    };
    let ties = (0..400).filter(|one| one % 40 > 0).map(tie);
    let text: String = std::iter::once(head).chain((0..400).map(party)).chain(ties).collect();
    fs::write(&map, text).unwrap();
    let mut term = Term::on(map, folder, &[]);
    term.see("Besar");
    term.then_see("gm", "10 kelompok, 400 pihak");
    term.then_see("\r", "40 dari 400 pihak");
    term.type_in("q");
    let (code, raw) = term.end();
    assert!(code == 0 && is_restored(&raw));
}

#[test]
fn settings_with_a_slip_are_told_and_left_alone_and_a_tilde_is_home() {
    let folder = tempfile::tempdir().unwrap();
    let (map, home) = (folder.path().join("peta.toml"), folder.path().to_owned());
    fs::write(&map, sample("rw07-kencana-asri.toml")).unwrap();
    let settings = home.join("simpul").join("settings.toml");
    let text = "theme = \"biru\"\n\n[keys]\nhelp = [\"H\"]\n";
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(&settings, text).unwrap();
    let mut term = Term::on(map, folder, &[]);
    term.see("settings.toml keliru tulis");
    term.see("5 Konfederasi");
    // The key that is written there works all the same.
    term.then_see("H", "Yang dapat dilakukan");
    term.type_in("q");
    term.gone("Yang dapat dilakukan");
    term.then_see("\u{1b}OQ", "settings.toml has a slip");
    term.then_see(":save a copy\r", "Save a copy");
    term.then_see("\u{15}~/salinan.toml\u{13}", "Copy saved: salinan.toml");
    assert!(home.join("salinan.toml").exists());
    term.type_in("q");
    assert_eq!(term.end().0, 0);
    assert_eq!(fs::read_to_string(&settings).unwrap(), text);
}
