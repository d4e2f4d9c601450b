//! What shells and manual readers get: completions and pages, read by the programs that use them.

use super::*;
use crate::support::tools;

/// Hands a text to a program and gives back whether it was content, and what it said.
fn read_by(program: &[&str], text: &str) -> (bool, String) {
    let mut child = Command::new(program[0])
        .args(&program[1..])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut stdin, text.as_bytes()).unwrap();
    drop(stdin);
    let out = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.success(), said)
}

#[test]
fn every_shell_gets_a_script_that_it_can_read() {
    let sandbox = Sandbox::new();
    let script = |shell: &str, lang: &str| {
        let said = sandbox.run(&["completions", shell, "--lang", lang]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{shell}");
        for command in ["atlas", "check", "export", "schema", "completions", "man"] {
            assert!(said.out.contains(command), "{shell} does not know {command}");
        }
        said.out
    };
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (indonesian, english) = (script(shell, "id"), script(shell, "en"));
        let speaks = shell != "bash";
        assert_eq!(indonesian.contains("Periksa isi berkas peta"), speaks, "{shell}");
        assert_eq!(english.contains("Check map files"), speaks, "{shell}");
        // Bash is everywhere; the others are asked where they are.
        let there = match shell {
            "bash" => tools("bash reads its script", &[&["bash", "-c", "true"]]),
            "zsh" | "fish" => Command::new(shell).args(["-c", "true"]).output().is_ok(),
            _ => false,
        };
        if there {
            for text in [indonesian, english] {
                let (well, said) = read_by(&[shell, "-n"], &text);
                assert!(well && said.is_empty(), "{shell}: {said}");
            }
        }
    }
    sandbox.fails(
        &["completions", "tcsh"],
        2,
        "bash, zsh, fish, powershell, elvish",
        "bash, zsh, fish, powershell, elvish",
    );
    sandbox.fails(&["completions"], 2, "masih memerlukan", "still needs");
}

#[test]
fn bash_completes_commands_and_options() {
    if !tools("bash completes", &[&["bash", "-c", "true"]]) {
        return;
    }
    let sandbox = Sandbox::new();
    sandbox.file("simpul.bash", sandbox.run(&["completions", "bash"]).out);
    let completed = |words: &str| {
        let last = words.split(' ').count() - 1;
        let script = format!(
            "source simpul.bash; COMP_WORDS=({words}); COMP_CWORD={last}; _simpul simpul \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{}]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            last - 1
        );
        let out =
            Command::new("bash").args(["-c", &script]).current_dir(sandbox.folder.path()).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    assert!(completed("simpul at").lines().any(|word| word == "atlas"), "{}", completed("simpul at"));
    assert!(completed("simpul atlas --int").lines().any(|word| word == "--internal"));
    assert!(completed("simpul export --view ma").lines().any(|word| word == "matrix"));
}

#[test]
fn manual_pages_are_read_without_a_warning_in_both_languages() {
    let sandbox = Sandbox::new();
    for (lang, headings, foreign) in [
        (
            "id",
            ["NAMA", "PEMAKAIAN", "URAIAN", "KODE KELUAR", "LIHAT JUGA"],
            ["OPTIONS", "SYNOPSIS", "DESCRIPTION"],
        ),
        (
            "en",
            ["NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "SEE ALSO"],
            ["PILIHAN", "PEMAKAIAN", "URAIAN"],
        ),
    ] {
        let folder = format!("man-{lang}");
        let said = sandbox.run(&["man", "--dir", &folder, "--lang", lang]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let mut pages: Vec<_> =
            fs::read_dir(sandbox.path(&folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        pages.sort();
        let names: Vec<_> =
            pages.iter().map(|page| page.file_name().unwrap().to_string_lossy().into_owned()).collect();
        for name in ["simpul.1", "simpul-atlas.1", "simpul-check.1", "simpul-man.1", "simpul-schema.1"] {
            assert!(names.contains(&name.to_owned()), "{names:?}");
        }
        let whole = fs::read_to_string(sandbox.path(&format!("{folder}/simpul.1"))).unwrap();
        for heading in headings {
            assert!(whole.contains(&format!(".SH \"{heading}\"")), "{heading}: {whole}");
        }
        for page in &pages {
            let text = fs::read_to_string(page).unwrap();
            for word in foreign {
                assert!(
                    !text.contains(&format!(".SH \"{word}\"")) && !text.contains(&format!(".SH {word}")),
                    "{page:?}: {word}"
                );
            }
            if tools("groff reads the manual", &[&["groff", "--version"]]) {
                let (well, said) = read_by(&["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z"], &text);
                assert!(well && said.is_empty(), "{page:?}: {said}");
            }
        }
        let again = sandbox.run(&["man", "--dir", &folder, "--lang", lang]);
        assert_eq!(again.code, Some(2), "pages that are there are left alone");
        assert_eq!(sandbox.run(&["man", "--dir", &folder, "--force", "--lang", lang]).code, Some(0));
    }
}

#[test]
fn one_page_is_printed_by_either_name_of_its_command() {
    let sandbox = Sandbox::new();
    let page = sandbox.run(&["man", "check", "--lang", "en"]);
    assert!(page.out.contains("simpul\\-check"), "{}", page.out);
    assert_eq!(page.out, sandbox.run(&["manual", "periksa", "--lang", "en"]).out);
    sandbox.fails(&["man", "chek"], 2, "Tidak ada perintah “chek”", "There is no command “chek”");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_early_is_no_fault() {
    if !tools("a pipe that closes", &[&["bash", "-c", "true"]]) {
        return;
    }
    let sandbox = Sandbox::new();
    for command in ["man", "completions bash", "completions zsh", "schema"] {
        let script = format!("set -o pipefail; '{}' {command} | true", env!("CARGO_BIN_EXE_simpul"));
        let out =
            Command::new("bash").args(["-c", &script]).current_dir(sandbox.folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success() && said.is_empty(), "{command}: {said}");
    }
}
