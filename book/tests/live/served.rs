//! A workbook that is served from a copy, for tests.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use workbook::place::Root;
use workbook::scratch::Scratch;

/// The names of all pages of a workbook.
pub fn pages(root: &Root) -> Vec<String> {
    let summary = root.join("book/chapters/SUMMARY.md");
    let summary = fs::read_to_string(summary).unwrap();
    let names = summary
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(".md)").next());
    names.map(|name| format!("{name}.html")).collect()
}

/// A workbook that is served from a copy, until it is dropped.
pub struct Served {
    scratch: Scratch,
    server: Child,
    /// Host and port.
    pub address: String,
}

impl Served {
    /// Serves a copy in which nothing has been written.
    pub fn new() -> Served {
        let root = Root::find().expect("the tests run inside of the workbook");
        let scratch = Scratch::new(&root).unwrap();
        for step in root.steps().unwrap() {
            scratch.put_stubs(&step).unwrap();
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_workbook"))
            .args(["--no-open", "--port", "0"])
            .current_dir(scratch.root().folder())
            .env("CARGO_TARGET_DIR", scratch.target())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let address = lines
            .find_map(|line| {
                let line = line.unwrap();
                let rest = line.split("http://").nth(1)?;
                Some(rest.split('/').next()?.to_owned())
            })
            .expect("the server says where it is");
        // Somebody must take what it prints.
        std::thread::spawn(move || lines.for_each(drop));
        Served {
            scratch,
            server,
            address,
        }
    }

    /// Writes a body for `join`, the function of exercise 1.1.
    pub fn save(&self, body: &str) {
        let path = self.scratch.root().join("steps/step1_naive/src/client.rs");
        let text = fs::read_to_string(&path).unwrap();
        let start = text.find("pub fn join").unwrap();
        // Results are remembered by contents: no two saves are the same.
        let now = humantime::format_rfc3339_nanos(std::time::SystemTime::now());
        let text = format!(
            "{}pub fn join(base_url: &str, path: &str) -> String {{\n    // {now}\n    {body}\n}}\n",
            &text[..start]
        );
        fs::write(path, text).unwrap();
    }

    /// The names of all pages.
    pub fn pages(&self) -> Vec<String> {
        pages(self.scratch.root())
    }

    /// The programs that the server has started and that still run.
    pub fn children(&self) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
            // "pid (name) state parent …"; the name may hold anything.
            let rest = stat.rsplit(") ").next().unwrap_or_default();
            if rest.split(' ').nth(1) == Some(&self.server.id().to_string()) {
                found.push(stat);
            }
        }
        found
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A right body for `join`.
pub const RIGHT: &str =
    "format!(\"{}/{}\", base_url.trim_end_matches('/'), path.trim_start_matches('/'))";
/// A wrong one.
pub const WRONG: &str = "format!(\"{base_url}/{path}\")";
