// The demo of step 8. Run it with `cargo run -p step8`.

use std::process::ExitCode;

use lab::Stopped;
use lab::demo::{Demo, Stage};
use trial::{Judgement, Report, Test, Trial};

fn main() -> ExitCode {
    let demo = Demo {
        package: "step8",
        title: "Step 8: testing",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step8.txt"),
        tls: false,
    };
    lab::demo::run(demo, play)
}

async fn play(_stage: Stage) {
    println!("The test that is given, alone:\n");
    let example = show(Trial::Wire, step8::example::tests);

    println!("Yours:\n");
    let wire = show(Trial::Wire, step8::wire::tests);
    let time = show(Trial::VirtualTime, step8::virtual_time::tests);
    let faults = show(Trial::Faults, step8::faults::tests);
    let property = show(Trial::Property, step8::property::tests);
    if let Ok(report) = &property {
        counterexample(report);
    }

    // An exercise that is to do keeps the others from nothing.
    let all = [example, wire, time, faults, property];
    if let Some(stopped) = all.into_iter().find_map(Result::err) {
        stopped.resume();
    }
}

/// Tries the tests of a file and prints what came of it.
fn show(trial: Trial, tests: fn() -> Vec<Test>) -> Result<Report, Stopped> {
    let report = trial.of(tests)?;
    println!("{report}");
    Ok(report)
}

/// Prints the shortest sequence of events for which a broken breaker fails.
fn counterexample(report: &Report) {
    if let Judgement::Caught(by) = report.judgement("wedged") {
        println!("What is said about the wedged breaker:");
        for line in by[0].message.lines() {
            println!("  {line}");
        }
    }
}
