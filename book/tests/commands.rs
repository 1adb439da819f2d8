//! What a learner can do in a terminal, in a copy of the workbook.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use workbook::place::Root;

/// A copy of what the commands need, without anything built.
struct Copy {
    root: Root,
    _folder: tempfile::TempDir,
}

impl Copy {
    fn new() -> Copy {
        let home = Root::find().expect("the tests run inside of the workbook");
        let folder = tempfile::tempdir().unwrap();
        for part in [
            "book/book.toml",
            "book/exercises",
            "solutions",
            "steps",
            "tests",
        ] {
            copy(&home.join(part), &folder.path().join(part));
        }
        let root = Root::at(folder.path().canonicalize().unwrap());
        let copy = Copy {
            root,
            _folder: folder,
        };
        // Whatever somebody has written here: the copy begins untouched.
        for step in copy.root.steps().unwrap() {
            for stub in workbook::stubs::of_step(&copy.root, &step).unwrap() {
                fs::write(&stub.path, &stub.text).unwrap();
            }
        }
        copy
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_workbook"))
            .args(arguments)
            .current_dir(self.root.folder())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a command prints that succeeds.
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {errors}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What a command complains about that fails.
    fn complains(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn file(&self) -> PathBuf {
        self.root.join("steps/step1_naive/src/client.rs")
    }

    fn backups(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.root.join("backups"));
        folder
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path())
            .collect()
    }
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            copy(&path, &to.join(path.file_name().unwrap()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

#[test]
fn a_reset_saves_what_was_written_and_touches_nothing_else() {
    let copy = Copy::new();
    let untouched = fs::read_to_string(copy.file()).unwrap();
    assert!(copy.says(&["reset", "step1"]).contains("nothing to do"));
    assert!(copy.backups().is_empty());

    fs::write(copy.file(), "my work\n").unwrap();
    let own = copy.root.join("steps/step1_naive/src/notes.rs");
    fs::write(&own, "// my notes\n").unwrap();
    let other = copy.root.join("steps/step2_errors/src/error.rs");
    fs::write(&other, "other work\n").unwrap();

    let said = copy.says(&["reset", "step1"]);
    assert!(said.contains("backups/step1-"), "{said}");
    assert_eq!(fs::read_to_string(copy.file()).unwrap(), untouched);
    assert_eq!(fs::read_to_string(&own).unwrap(), "// my notes\n");
    assert_eq!(fs::read_to_string(&other).unwrap(), "other work\n");
    let saved = copy.backups();
    assert_eq!(saved.len(), 1);
    let saved = fs::read_to_string(saved[0].join("src/client.rs")).unwrap();
    assert_eq!(saved, "my work\n");

    // A second one within the same second has a folder of its own.
    fs::write(copy.file(), "more work\n").unwrap();
    copy.says(&["reset", "step1"]);
    assert_eq!(copy.backups().len(), 2);
}

#[test]
fn an_unknown_step_is_refused_by_name() {
    let copy = Copy::new();
    for command in ["reset", "diff", "hint", "check", "start-at"] {
        for step in ["step9", "../step1", ""] {
            let said = copy.complains(&[command, step]);
            assert!(
                said.contains("there is no step"),
                "{command} {step}: {said}"
            );
            assert!(said.contains("step1, step2"), "{command} {step}: {said}");
        }
    }
}

#[test]
fn hints_come_one_at_a_time() {
    let copy = Copy::new();
    let first = copy.says(&["hint", "step1", "2"]);
    assert!(first.contains("Hint 1"), "{first}");
    assert!(!first.contains("Hint 2"), "{first}");
    assert!(first.contains("--level 2"), "{first}");
    let all = copy.says(&["hint", "step1", "2", "--level", "3"]);
    assert!(all.contains("Hint 3"), "{all}");
    assert!(all.lines().all(|line| line.chars().count() <= 80), "{all}");
    assert!(
        copy.complains(&["hint", "step1", "99"])
            .contains("1.1, 1.2")
    );
    assert!(
        copy.complains(&["hint", "step1", "2", "--level", "4"])
            .contains("three hints")
    );
}

#[test]
fn a_solution_is_shown_only_to_who_asks_for_it() {
    let copy = Copy::new();
    let refusal = copy.complains(&["diff", "step1"]);
    assert!(refusal.contains("--yes"), "{refusal}");
    let diff = copy.says(&["diff", "step1", "--yes"]);
    assert!(
        diff.contains("--- steps/step1_naive/src/client.rs"),
        "{diff}"
    );
    assert!(
        diff.contains("+        response.error_for_status()"),
        "{diff}"
    );
    assert!(!diff.contains("ANCHOR") && !diff.contains("STUB"), "{diff}");
}

#[test]
fn who_starts_later_has_the_steps_before_finished_and_loses_nothing() {
    let copy = Copy::new();
    fs::write(copy.file(), "my work\n").unwrap();
    let refusal = copy.complains(&["start-at", "step3"]);
    assert!(refusal.contains("what you wrote in step1"), "{refusal}");
    assert_eq!(fs::read_to_string(copy.file()).unwrap(), "my work\n");

    let said = copy.says(&["start-at", "step3", "--yes"]);
    assert!(said.contains("cargo run -p step3"), "{said}");
    let finished = fs::read_to_string(copy.file()).unwrap();
    assert!(finished.contains("error_for_status") && !finished.contains("todo!"));
    let later = copy.root.join("steps/step3_timeouts/src/client.rs");
    assert!(fs::read_to_string(later).unwrap().contains("todo!"));
    let saved = copy.backups();
    let saved = saved
        .iter()
        .map(|folder| fs::read_to_string(folder.join("src/client.rs")));
    assert!(saved.flatten().any(|text| text == "my work\n"));

    // All is as it should be, so nothing is saved again.
    let before = copy.backups().len();
    copy.says(&["start-at", "step3"]);
    assert_eq!(copy.backups().len(), before);
}
