//! The forms in which a report can be had.

use anyhow::Result;
use clap::ValueEnum;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use serde_json::{Value, json};

use super::check::table;
use crate::report::{OfCheck, Report, State};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// Everything, as JSON; the field `schema` tells which version.
    Json,
    /// JUnit's XML, which most systems for continuous integration can read.
    Junit,
    /// Version 3 of the results of Exercism's test runners.
    Exercism,
}

impl Format {
    /// The report in this form.
    ///
    /// # Errors
    /// When it cannot be written, which no report is known to cause.
    pub fn write(self, report: &Report) -> Result<String> {
        Ok(match self {
            Format::Table => table(report),
            Format::Json => serde_json::to_string_pretty(report)? + "\n",
            Format::Junit => junit(report)?,
            Format::Exercism => serde_json::to_string_pretty(&exercism(report))? + "\n",
        })
    }
}

/// <https://exercism.org/docs/building/tooling/test-runners/interface>
fn exercism(report: &Report) -> Value {
    if let Some(said) = &report.compiler {
        return json!({ "version": 3, "status": "error", "message": said, "tests": [] });
    }
    let status = match report.state {
        State::Done => "pass",
        _ => "fail",
    };
    let mut tests = Vec::new();
    for (index, exercise) in report.exercises.iter().enumerate() {
        for check in &exercise.checks {
            tests.push(json!({
                "name": check.sentence,
                "task_id": index + 1,
                "status": match check.state { State::Done => "pass", _ => "fail" },
                "message": check.message,
                "test_code": null,
                "output": null,
            }));
        }
    }
    json!({ "version": 3, "status": status, "message": null, "tests": tests })
}

/// One test suite for the step; a check that is to do counts as skipped.
fn junit(report: &Report) -> Result<String> {
    let checks: Vec<&OfCheck> = report.exercises.iter().flat_map(|e| &e.checks).collect();
    let count = |of: &[State]| checks.iter().filter(|c| of.contains(&c.state)).count();
    let failures = count(&[State::Failing, State::TimedOut]).to_string();
    let errors = count(&[State::DoesNotCompile]).to_string();
    let skipped = count(&[State::ToDo]).to_string();
    let tests = checks.len().to_string();
    let numbers = [
        ("tests", tests.as_str()),
        ("failures", failures.as_str()),
        ("errors", errors.as_str()),
        ("skipped", skipped.as_str()),
    ];
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let suites = writer.create_element("testsuites").with_attributes(numbers);
    suites.write_inner_content(|writer| {
        let name = [("name", report.step.as_str())];
        let suite = writer.create_element("testsuite").with_attributes(name);
        let suite = suite.with_attributes(numbers);
        suite.write_inner_content(|writer| {
            for check in &checks {
                case(writer, check, report.compiler.as_deref())?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    let xml = String::from_utf8(writer.into_inner())?;
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{xml}\n"
    ))
}

fn case(
    writer: &mut Writer<Vec<u8>>,
    check: &OfCheck,
    compiler: Option<&str>,
) -> std::io::Result<()> {
    let (class, name) = check.name.split_once("::").unwrap_or(("", &check.name));
    let case = writer.create_element("testcase");
    let case = case.with_attributes([("classname", class), ("name", name)]);
    let (tag, text) = match check.state {
        State::Done => return case.write_empty().map(|_| ()),
        State::ToDo => ("skipped", check.message.as_deref()),
        State::Failing | State::TimedOut => ("failure", check.message.as_deref()),
        State::DoesNotCompile => ("error", compiler),
    };
    case.write_inner_content(|writer| {
        let element = writer.create_element(tag);
        let element = element.with_attribute(("message", check.state.word()));
        let text = printable(text.unwrap_or_default());
        element.write_text_content(BytesText::new(&text))?;
        Ok(())
    })?;
    Ok(())
}

/// Without the characters that XML cannot hold, not even escaped.
fn printable(text: &str) -> String {
    let may_stay = |char: &char| !char.is_control() || matches!(char, '\n' | '\t');
    text.chars().filter(may_stay).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{OfExercise, SCHEMA};

    fn check(name: &str, state: State, message: Option<&str>) -> OfCheck {
        OfCheck {
            name: format!("exercise_1_join::{name}"),
            sentence: name.replace('_', " "),
            state,
            message: message.map(str::to_owned),
        }
    }

    fn report(checks: Vec<OfCheck>, compiler: Option<&str>) -> Report {
        let state = checks.iter().map(|check| check.state).max().unwrap();
        Report {
            schema: SCHEMA,
            step: "step1".into(),
            state,
            compiler: compiler.map(str::to_owned),
            exercises: vec![OfExercise {
                number: "1.1".into(),
                title: "One slash".into(),
                state,
                checks,
            }],
        }
    }

    fn mixed() -> Report {
        let checks = vec![
            check("one", State::Done, None),
            check("two", State::ToDo, Some("exercise 1.1: join")),
            check(
                "three",
                State::Failing,
                Some("sent <4> & \u{1b}[31m\"more\""),
            ),
            check("four", State::TimedOut, Some("did not end")),
        ];
        report(checks, None)
    }

    #[test]
    fn junit_counts_and_escapes() {
        let xml = Format::Junit.write(&mixed()).unwrap();
        let counts = "tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"1\"";
        assert!(xml.contains(counts), "{xml}");
        assert!(xml.contains("sent &lt;4&gt; &amp; [31m"), "{xml}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut cases = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                    cases += usize::from(tag.name().as_ref() == "testcase");
                }
                _ => {}
            }
        }
        assert_eq!(cases, 4);
    }

    #[test]
    fn exercism_knows_pass_fail_and_error() {
        let of = |report: &Report| -> Value {
            serde_json::from_str(&Format::Exercism.write(report).unwrap()).unwrap()
        };
        let failed = of(&mixed());
        assert_eq!(failed["version"], 3);
        assert_eq!(failed["status"], "fail");
        assert_eq!(failed["tests"][0]["status"], "pass");
        assert_eq!(failed["tests"][2]["task_id"], 1);
        let passed = of(&report(vec![check("one", State::Done, None)], None));
        assert_eq!(passed["status"], "pass");
        let checks = vec![check("one", State::DoesNotCompile, None)];
        let broken = of(&report(checks, Some("error: expected `;`")));
        assert_eq!(broken["status"], "error");
        assert_eq!(broken["message"], "error: expected `;`");
    }

    #[test]
    fn json_can_be_read_back() {
        let text = Format::Json.write(&mixed()).unwrap();
        let report: Report = serde_json::from_str(&text).unwrap();
        assert_eq!(report, mixed());
        assert!(text.contains("\"state\": \"to-do\""), "{text}");
    }

    #[test]
    fn the_table_says_what_to_do_next() {
        let table = Format::Table.write(&mixed()).unwrap();
        assert!(table.contains("1 of  4 checks"), "{table}");
        assert!(table.contains("Next: four"), "{table}");
        assert!(table.contains("cargo workbook hint step1 1"), "{table}");
    }
}
