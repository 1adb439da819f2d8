// The checks of step 7. Run them with `cargo test -p step7`.
//
// A file and an environment are texts here: nothing is read from the machine that
// the checks run on. What the layers do together is checked in virtual time.

use std::collections::BTreeMap;
use std::time::Duration;

use lab::PracticeService;
use lab::script::{Outcome, Play, Script};
use step2::{ApiError, ErrorClass, Reply};
use step3::{Request, Transport};
use step7::{
    ClientConfig, ConfigFile, Layer, Layers, Origin, Preset, Problem, Reading, ResilientClient,
    Secret, Value, Violation, load, read,
};
use support::{Verdict, check, check_in_virtual_time, ensure, given, recorder};

const SECOND: Duration = Duration::from_secs(1);
const MILLI: Duration = Duration::from_millis(1);
const NANO: Duration = Duration::from_nanos(1);

/// No three characters of it in a row are in any message of the workbook.
const TOKEN: &str = "zq9-x7k-w4v";

mod exercise_1_layers {
    use super::*;

    const READ: &str = "the book, step 7: Which value counts";

    /// A file and an environment.
    struct Given(&'static str, &'static [(&'static str, &'static str)]);

    impl Given {
        /// The setting that counts for `path`, as text.
        fn found(&self, path: &str) -> String {
            let layers = layers(self.0, self.1);
            let found = layers.get(path);
            found.map_or("nothing".into(), |found| told(&found.text, &found.origin))
        }

        /// Asserts text and origin of the setting that counts.
        fn counts(&self, path: &str, text: &str, origin: Origin, why: &str) -> Verdict {
            self.says(path, &told(text, &origin), why)
        }

        fn has_nothing(&self, path: &str, why: &str) -> Verdict {
            self.says(path, "nothing", why)
        }

        fn says(&self, path: &str, expected: &str, why: &str) -> Verdict {
            let found = self.found(path);
            let vars = self.1.iter().map(|(name, text)| format!("{name}={text:?}"));
            let vars: Vec<_> = vars.collect();
            ensure(
                found == expected,
                format!(
                    "took for {path}: {found}\nwith this file:\n  {}\nand these variables:\n  {}",
                    or_none(self.0).replace('\n', "\n  "),
                    or_none(&vars.join("\n  "))
                ),
                expected,
                why,
                READ,
            )
        }
    }

    fn told(text: &str, origin: &Origin) -> String {
        format!("{text:?} from {origin}")
    }

    fn line(number: usize) -> Origin {
        Origin::File("client.toml".into(), number)
    }

    fn variable(name: &str) -> Origin {
        Origin::Environment(name.into())
    }

    #[test]
    fn the_environment_beats_the_file() -> Verdict {
        check(async {
            let given = Given("deadline = \"5s\"", &[("RESILIENT_DEADLINE", "3s")]);
            let why = "The file is the same on every machine; a variable is what somebody set on \
                       this one, often at night and in a hurry. It has the last word.";
            given.counts("deadline", "3s", variable("RESILIENT_DEADLINE"), why)
        })
    }

    #[test]
    fn the_file_beats_the_preset() -> Verdict {
        check(async {
            let why = "A preset is where you start from, whoever chose it. If it beat the file, \
                       nothing in it could be changed.";
            let given = Given("preset = \"batch\"\ndeadline = \"5s\"", &[]);
            given.counts("deadline", "5s", line(2), why)?;
            let given = Given("deadline = \"5s\"", &[("RESILIENT_PRESET", "batch")]);
            given.counts("deadline", "5s", line(1), why)
        })
    }

    #[test]
    fn the_environment_beats_the_preset() -> Verdict {
        check(async {
            let given = Given("preset = \"batch\"", &[("RESILIENT_DEADLINE", "3s")]);
            let why = "A preset is where you start from. If it beat the environment, nothing in \
                       it could be changed.";
            given.counts("deadline", "3s", variable("RESILIENT_DEADLINE"), why)
        })
    }

    #[test]
    fn a_layer_changes_settings_and_not_whole_sections() -> Verdict {
        check(async {
            let given = Given(
                "preset = \"batch\"\n[retry]\nmax_attempts = 7\nfirst_wait = \"2s\"",
                &[("RESILIENT_RETRY_MAX_ATTEMPTS", "4")],
            );
            let why = "Whoever sets one number of a section means that number. If the others \
                       fell back to something else, an innocent change would change three more.";
            let origin = variable("RESILIENT_RETRY_MAX_ATTEMPTS");
            given.counts("retry.max_attempts", "4", origin, why)?;
            given.counts("retry.first_wait", "2s", line(4), why)?;
            given.counts("retry.max_wait", "30s", Origin::Preset("batch"), why)
        })
    }

    #[test]
    fn what_nobody_set_is_not_there() -> Verdict {
        check(async {
            let given = Given("deadline = \"5s\"", &[("RESILIENT_BASE_URL", "http://x")]);
            let why = "A value out of nowhere is a value that nobody can find and change.";
            for path in ["retry.max_attempts", "preset", "retry", "DEADLINE"] {
                given.has_nothing(path, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_preset_may_be_chosen_in_either_place() -> Verdict {
        check(async {
            let why = "An operator must be able to try another preset without a new file.";
            let interactive = || Origin::Preset("interactive");
            let in_file = Given("preset = \"interactive\"", &[]);
            in_file.counts("deadline", "2s", interactive(), why)?;
            let in_env = Given("", &[("RESILIENT_PRESET", "interactive")]);
            in_env.counts("deadline", "2s", interactive(), why)?;
            let in_both = Given("preset = \"batch\"", &[("RESILIENT_PRESET", "interactive")]);
            in_both.counts("deadline", "2s", interactive(), why)?;
            let why = "Only the preset that was not chosen has this setting. Half of one and half \
                       of the other is a configuration that nobody has tried.";
            in_both.has_nothing("bulkhead.max_concurrent", why)
        })
    }

    #[test]
    fn a_name_that_no_preset_has_chooses_none() -> Verdict {
        check(async {
            let why = "A guess at what was meant is a configuration that nobody asked for; a \
                       panic hides all other problems. The name is reported later, with the rest.";
            let given = Given("preset = \"interactiv\"", &[]);
            given.has_nothing("deadline", why)?;
            let in_capitals = Given("preset = \"Batch\"", &[]);
            in_capitals.has_nothing("deadline", why)?;
            let with_a_space = Given("preset = \"batch \"", &[]);
            with_a_space.has_nothing("deadline", why)?;
            let in_env = Given("preset = \"batch\"", &[("RESILIENT_PRESET", "interactiv")]);
            let why = "The environment has the last word, also when it is wrong. Whoever wants \
                       two seconds and gets the ten minutes of the file is not told of a typing \
                       mistake, but kept waiting.";
            in_env.has_nothing("deadline", why)?;
            let empty_in_env = Given("preset = \"batch\"", &[("RESILIENT_PRESET", "")]);
            empty_in_env.has_nothing("deadline", why)?;
            let why = "Whoever reports the name must still find it.";
            given.counts("preset", "interactiv", line(1), why)?;
            in_env.counts("preset", "interactiv", variable("RESILIENT_PRESET"), why)
        })
    }

    #[test]
    fn an_empty_variable_is_a_setting() -> Verdict {
        check(async {
            let why = "A script that sets a variable to nothing, or to a space, has a fault. \
                       Passed over in silence, it looks as if the value had been taken.";
            let given = Given("deadline = \"5s\"", &[("RESILIENT_DEADLINE", "")]);
            given.counts("deadline", "", variable("RESILIENT_DEADLINE"), why)?;
            let blank = Given("deadline = \"5s\"", &[("RESILIENT_DEADLINE", " ")]);
            blank.counts("deadline", " ", variable("RESILIENT_DEADLINE"), why)
        })
    }
}

mod exercise_2_reading {
    use super::*;

    const READ: &str = "the book, step 7: Everything that is wrong, at once";
    const UNKNOWN: &str = "the book, step 7: Unknown keys";
    const SECRETS: &str = "the book, step 7: Secrets";

    pub(super) fn reading(text: &str, vars: &[(&str, &str)]) -> Reading {
        read(
            &layers(text, vars),
            ClientConfig::default(),
            Origin::Default,
        )
    }

    fn told(problems: &[Problem]) -> String {
        match problems {
            [] => "no problem at all".into(),
            _ => format!("these problems:\n{}", lines(problems)),
        }
    }

    /// What the client has logged so far.
    fn log() -> String {
        let events = recorder().events();
        let lines: Vec<_> = events.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    /// The one row of the one problem about `path`.
    fn row<'a>(problems: &'a [Problem], path: &str) -> Option<&'a step7::Row> {
        let mut rows = problems.iter().flat_map(|problem| &problem.about);
        rows.find(|row| row.path == path)
    }

    #[test]
    fn a_time_is_read_with_its_unit() -> Verdict {
        check(async {
            for (text, expected) in [
                ("500ms", 500 * MILLI),
                ("2s", 2 * SECOND),
                ("5m", 300 * SECOND),
                ("1m 30s", 90 * SECOND),
                ("1h", 3600 * SECOND),
                ("1h 2m 3s", 3723 * SECOND),
                ("1h 2m 3s 4ms", 3723 * SECOND + 4 * MILLI),
            ] {
                let found = Duration::read(text);
                ensure(
                    found == Ok(expected),
                    format!("read {text:?} as {found:?}"),
                    &format!("{expected:?}"),
                    match text.contains(' ') {
                        true => {
                            "A time has as many parts as it needs. A program that takes fewer \
                             does not start, with a file in which nothing is wrong."
                        }
                        false => {
                            "Whoever reads the file should not have to guess whether 500 is a \
                             long time."
                        }
                    },
                    "the book, step 7: From text to a value",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_number_without_a_unit_is_no_time() -> Verdict {
        check(async {
            for text in [
                "500",
                "5",
                "1.5",
                "",
                " ",
                "-1s",
                "-5",
                "NaN",
                "inf",
                "soon",
                "ms",
                "2 parsecs",
                "5xms",
                "5€",
                "５s",
            ] {
                given(format!("the text {text:?}"));
                let found = Duration::read(text);
                ensure(
                    found.is_err(),
                    format!("read {text:?} as {found:?}"),
                    "an error",
                    "One program counts in seconds, the next in milliseconds. A 5 that is taken \
                     for the wrong one is a thousand times too much or too little.",
                    "the book, step 7: From text to a value",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_time_is_not_changed_to_fit_the_rules() -> Verdict {
        check(async {
            let (hour, month) = (3600 * SECOND, 28 * 86_400 * SECOND);
            let micro = 1000 * NANO;
            for (text, times, expected) in [
                ("5M", month..=12 * month, "months, or an error: M is not m"),
                ("0s", Duration::ZERO..=Duration::ZERO, "zero, or an error"),
                ("25h", 25 * hour..=25 * hour, "25 hours, or an error"),
                (
                    "100000h",
                    100_000 * hour..=100_000 * hour,
                    "100,000 hours, or an error",
                ),
                (
                    "1500us",
                    1500 * micro..=1500 * micro,
                    "a millisecond and a half, or an error",
                ),
                (
                    "500us",
                    500 * micro..=500 * micro,
                    "half a millisecond, or an error",
                ),
                ("1ns", NANO..=NANO, "a nanosecond, or an error"),
            ] {
                let found = Duration::read(text);
                ensure(
                    found.as_ref().map_or(true, |time| times.contains(time)),
                    format!("read {text:?} as {found:?}"),
                    expected,
                    "The rules refuse what is too long or too short, and say so. Changed before \
                     they see it, a mistake in the file becomes a time that nobody has written.",
                    "the book, step 7: From text to a value",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_number_is_too_large_for_a_time_to_be_read() -> Verdict {
        check(async {
            for unit in ["ms", "s", "m", "h"] {
                let largest = format!("{}{unit}", u64::MAX);
                let twice = format!("{largest} {largest}");
                let longer = format!("99{largest}");
                for text in [largest, twice, longer] {
                    given(format!("the time {text}"));
                    let found = Duration::read(&text);
                    ensure(
                        !found.as_ref().is_ok_and(|time| *time < 86_400 * SECOND),
                        format!("read {text:?} as {found:?}"),
                        "an error, or a time that the rules refuse as too long",
                        "A panic while a file is read says nothing of the file, and hides all \
                         that is wrong with it. A number that has overflowed is any number.",
                        "the book, step 7: From text to a value",
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_time_that_cannot_be_read_is_explained_and_not_repeated() -> Verdict {
        check(async {
            for (text, part) in [
                ("12345", "12345"),
                ("2 parsecs", "parsecs"),
                ("soon", "soon"),
            ] {
                let found = Duration::read(text);
                let what = found.as_ref().err().map_or("", |what| what.trim());
                ensure(
                    !what.is_empty() && !what.contains(part),
                    format!("read {text:?} as {found:?}"),
                    "an error that says in your own words what is wrong, without the text",
                    "The problem shows the text beside it, where it may be shown at all. What \
                     repeats it shows it everywhere. And a problem that says nothing is a riddle.",
                    "the book, step 7: From text to a value",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn good_values_are_taken_from_both_places() -> Verdict {
        check(async {
            let text = "deadline = \"7s\"\nauth_token = \"zq9\"\n[retry]\nmax_attempts = 4\n\
                        jitter = false\n[breaker]\nfailure_rate = 0.25";
            let vars = [
                ("RESILIENT_RETRY_MULTIPLIER", "3"),
                ("RESILIENT_BULKHEAD_MAX_QUEUE", "0"),
                ("RESILIENT_BASE_URL", "http://127.0.0.1:1"),
            ];
            let Reading {
                config, problems, ..
            } = reading(text, &vars);
            let mut expected = valid();
            expected.deadline = 7 * SECOND;
            expected.auth_token = Secret::new("zq9");
            expected.retry.max_attempts = 4;
            expected.retry.jitter = false;
            expected.retry.multiplier = 3.0;
            expected.breaker.failure_rate = 0.25;
            expected.bulkhead.max_queue = 0;
            expected.base_url = "http://127.0.0.1:1".into();
            ensure(
                problems.is_empty(),
                format!("found, for good values, {}", told(&problems)),
                "nothing",
                "A client that does not start with a good configuration is an outage too.",
                READ,
            )?;
            ensure(
                config == expected,
                format!("made of them: {}", unlike(&config)),
                &format!(
                    "everything that was set, and the defaults: {}",
                    unlike(&expected)
                ),
                "A value that is read and then lost is worse than one that is refused.",
                READ,
            )
        })
    }

    /// The parts of a configuration that the check above sets. (A `Debug` of the
    /// whole would need the one of the secret, which has a check of its own.)
    fn unlike(config: &ClientConfig) -> String {
        format!(
            "base_url {:?}, a token: {}, deadline {:?}, {:?}, failure_rate {}, max_queue {}",
            config.base_url,
            config.auth_token.is_some(),
            config.deadline,
            config.retry,
            config.breaker.failure_rate,
            config.bulkhead.max_queue
        )
    }

    #[test]
    fn what_nobody_set_has_its_default() -> Verdict {
        check(async {
            let Reading {
                config, problems, ..
            } = reading("", &[("PATH", "/bin")]);
            ensure(
                config == ClientConfig::default() && problems.is_empty(),
                format!(
                    "made of an empty file: {}; found {}",
                    unlike(&config),
                    told(&problems)
                ),
                "the defaults, and no problem",
                "Defaults are there so that a file says only what is special.",
                READ,
            )
        })
    }

    #[test]
    fn a_problem_has_its_path_its_text_and_its_origin() -> Verdict {
        check(async {
            let text = "\n[retry]\nmax_attempts = -1\njitter = \"yes\"";
            let vars = [("RESILIENT_TIMEOUTS_READ", "30")];
            let Reading { problems, .. } = reading(text, &vars);
            let in_file = |line| Origin::File("client.toml".into(), line);
            let in_env = Origin::Environment("RESILIENT_TIMEOUTS_READ".into());
            for (path, value, origin) in [
                ("retry.max_attempts", "-1", in_file(3)),
                ("retry.jitter", "yes", in_file(4)),
                ("timeouts.read", "30", in_env),
            ] {
                let found = row(&problems, path);
                ensure(
                    found.is_some_and(|row| {
                        row.value.as_deref() == Some(value) && row.origin == origin
                    }),
                    format!("found, for three faults, {}", told(&problems)),
                    &format!("a problem about {path}, with {value:?} and {origin}"),
                    "\"invalid digit found in string\" sends somebody through a file, three \
                     scripts and a container at night, to find which one it was.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn each_problem_says_what_is_wrong() -> Verdict {
        check(async {
            let text = "auth_token = \"\"\n[retry]\nmax_attempts = -1\nmax_wiat = \"1s\"";
            let vars = [("RESILIENT_RETRY_JITTER", "yes"), ("RESILIENT_COLOUR", "")];
            let Reading { problems, .. } = reading(text, &vars);
            let silent = problems.iter().find(|p| p.what.trim().is_empty());
            let why =
                "That something is wrong with it is not enough for whoever has to correct it.";
            ensure(
                problems.len() == 5 && silent.is_none(),
                format!("found, for five faults, {}", told(&problems)),
                "5 problems, each with a sentence: what Value::read says, or what is unknown",
                why,
                READ,
            )?;
            for (path, text, said) in [
                ("retry.max_attempts", "-1", u32::read("-1").err()),
                ("retry.jitter", "yes", bool::read("yes").err()),
            ] {
                let said = said.unwrap_or_default();
                let problem = problems.iter().find(|problem| problem.is_about(path));
                ensure(
                    problem.is_some_and(|p| {
                        p.what.contains(&said) && !p.what.contains(text) && !p.what.contains(path)
                    }),
                    format!("found, for five faults, {}", told(&problems)),
                    &format!(
                        "of {path}, what Value::read says: {said}. Path and text stand in its row \
                         already"
                    ),
                    why,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn only_the_text_that_counts_is_read() -> Verdict {
        check(async {
            let vars = [("RESILIENT_DEADLINE", "5")];
            let Reading {
                config, problems, ..
            } = reading("deadline = \"7s\"", &vars);
            let of_variable = row(&problems, "deadline");
            let of_variable = of_variable.is_some_and(|row| row.value.as_deref() == Some("5"));
            let default = ClientConfig::default().deadline;
            ensure(
                problems.len() == 1 && of_variable && config.deadline == default,
                format!(
                    "took a deadline of {:?}, and found {}\nwith 7s in the file and 5 in the \
                     variable",
                    config.deadline,
                    told(&problems)
                ),
                &format!("a problem about the 5, and the default, {default:?}"),
                "The variable counts, although it cannot be read. Whoever set it is not helped by \
                 the value that they wanted to change.",
                READ,
            )?;
            let vars = [("RESILIENT_DEADLINE", "7s")];
            let Reading {
                config, problems, ..
            } = reading("deadline = 5", &vars);
            ensure(
                problems.is_empty() && config.deadline == 7 * SECOND,
                format!(
                    "took a deadline of {:?}, and found {}\nwith 5 in the file and 7s in the \
                     variable",
                    config.deadline,
                    told(&problems)
                ),
                "7s, and no problem",
                "A variable is how a bad value of the file is set right at night, without a new \
                 file. What does not count cannot hurt.",
                READ,
            )
        })
    }

    #[test]
    fn a_text_is_read_as_it_is() -> Verdict {
        check(async {
            let why = "What is cut off, translated or guessed here is refused or understood \
                       otherwise by everything else that reads the same text. And a token with \
                       another letter is another token.";
            for (name, path, text) in [
                ("RESILIENT_DEADLINE", "deadline", "none"),
                ("RESILIENT_DEADLINE", "deadline", "\"5s\""),
                ("RESILIENT_TIMEOUTS_READ", "timeouts.read", "half a minute"),
                (
                    "RESILIENT_TIMEOUTS_READ",
                    "timeouts.read",
                    "half a minute, but twice as long for the report at the end of a year, \
                     which takes its time, and 5m on a Sunday",
                ),
                ("RESILIENT_RETRY_JITTER", "retry.jitter", "TRUE"),
                ("RESILIENT_PRESET", "preset", "Batch"),
                ("RESILIENT_PRESET", "preset", "batch "),
                ("RESILIENT_RETRY_MAX_ATTEMPTS", "retry.max_attempts", " 3"),
                ("RESILIENT_AUTH_TOKEN", "auth_token", "zq9\n"),
                ("RESILIENT_AUTH_TOKEN", "auth_token", "Bearer zq9"),
            ] {
                let Reading { problems, .. } = reading("", &[(name, text)]);
                let shown = Some(text).filter(|_| path != "auth_token");
                let found = row(&problems, path);
                ensure(
                    problems.len() == 1 && found.is_some_and(|row| row.value.as_deref() == shown),
                    format!("found, for {name} set to {text:?}, {}", told(&problems)),
                    &match shown {
                        Some(text) => format!("a problem about {path}, with all of {text:?}"),
                        None => format!("a problem about {path}, without the text"),
                    },
                    why,
                    READ,
                )?;
            }
            let Reading { config, .. } = reading("", &[("RESILIENT_AUTH_TOKEN", "Zq9-X7K")]);
            ensure(
                config.auth_token == Secret::new("Zq9-X7K"),
                "took the token Zq9-X7K for another one",
                "the token letter by letter, with its capitals",
                why,
                READ,
            )
        })
    }

    #[test]
    fn everything_that_is_wrong_is_reported_at_once() -> Verdict {
        check(async {
            let text = "deadline = 5\nauth_token = \"\"\n[retry]\nmax_attempts = \"many\"\n\
                        max_wiat = \"1s\"\n[breaker]\nfailure_rate = \"half\"";
            let vars = [
                ("RESILIENT_BULKHEAD_MAX_QUEUE", "1e3"),
                ("RESILIENT_COLOUR", "blue"),
            ];
            let Reading { problems, .. } = reading(text, &vars);
            for path in [
                "deadline",
                "auth_token",
                "retry.max_attempts",
                "retry.max_wiat",
                "breaker.failure_rate",
                "bulkhead.max_queue",
                "RESILIENT_COLOUR",
            ] {
                let about = problems.iter().filter(|problem| problem.is_about(path));
                ensure(
                    about.count() == 1,
                    format!("found, for seven faults, {}", told(&problems)),
                    &format!("7 problems, and one of them about {path}"),
                    "With one problem for each start, seven faults are seven deployments.",
                    READ,
                )?;
            }
            ensure(
                problems.len() == 7,
                format!("found, for seven faults, {}", told(&problems)),
                "7 problems, and no more",
                "A problem that is none sends people looking for nothing.",
                READ,
            )
        })
    }

    #[test]
    fn an_empty_variable_is_a_problem() -> Verdict {
        check(async {
            for (name, path) in [
                ("RESILIENT_DEADLINE", "deadline"),
                ("RESILIENT_RETRY_MAX_ATTEMPTS", "retry.max_attempts"),
                ("RESILIENT_BREAKER_FAILURE_RATE", "breaker.failure_rate"),
                ("RESILIENT_RETRY_JITTER", "retry.jitter"),
                ("RESILIENT_PRESET", "preset"),
            ] {
                let Reading { problems, .. } = reading("", &[(name, "")]);
                let found = row(&problems, path);
                ensure(
                    problems.len() == 1
                        && found.is_some_and(|row| row.value.as_deref() == Some("")),
                    format!("found, for {name} set to nothing, {}", told(&problems)),
                    &format!("a problem about {path}, with the value \"\""),
                    "Somebody meant to set it. Passed over in silence, the default looks like \
                     their choice.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_name_that_no_preset_has_is_a_problem() -> Verdict {
        check(async {
            let Reading { problems, .. } = reading("preset = \"interactiv\"", &[]);
            ensure(
                problems.len() == 1 && problems[0].is_about("preset"),
                format!("found, for preset = \"interactiv\", {}", told(&problems)),
                "a problem about preset",
                "The client would run with time-outs of half a minute where somebody waits for \
                 two seconds.",
                READ,
            )
        })
    }

    #[test]
    fn an_unknown_key_is_refused_and_the_nearest_one_suggested() -> Verdict {
        check(async {
            for (text, path, nearest) in [
                (
                    "[retry]\nmax_atempts = 5",
                    "retry.max_atempts",
                    "retry.max_attempts",
                ),
                ("[retries]\njitter = true", "retries.jitter", "retry.jitter"),
                ("dead_line = \"2s\"", "dead_line", "deadline"),
                (
                    "[breaker]\nopenfor = \"2s\"",
                    "breaker.openfor",
                    "breaker.open_for",
                ),
            ] {
                let Reading { problems, .. } = reading(text, &[]);
                let [problem] = problems.as_slice() else {
                    return ensure(
                        false,
                        format!("found, for {path} in the file, {}", told(&problems)),
                        &format!("one problem, about {path}"),
                        "A key with a typing mistake is a setting that nobody has set. Ignored, \
                         it is found in the next outage.",
                        UNKNOWN,
                    );
                };
                let line = text.lines().count();
                let origin = Origin::File("client.toml".into(), line);
                ensure(
                    problem
                        .about
                        .iter()
                        .any(|row| row.path == path && row.origin == origin),
                    format!("found, for {path} in line {line}, {}", told(&problems)),
                    &format!("a problem about {path}, from {origin}"),
                    "Whoever has to correct it wants to know where it is.",
                    UNKNOWN,
                )?;
                let others = ["base_url", "bulkhead.max_queue", "timeouts.pool"];
                ensure(
                    problem.what.contains(nearest)
                        && !others.iter().any(|other| problem.what.contains(other)),
                    format!("found, for {path} in the file, {}", told(&problems)),
                    &format!("the nearest known key as a suggestion: {nearest}"),
                    "\"Unknown key\" alone makes people compare 24 names letter by letter.",
                    UNKNOWN,
                )?;
            }
            let Reading { problems, .. } = reading("[retri]", &[]);
            let is_told = problems.iter().any(|problem| {
                let mut rows = problem.about.iter();
                rows.any(|row| row.path == "retri")
            });
            ensure(
                is_told,
                format!("found, for an empty section [retri], {}", told(&problems)),
                "a problem about retri",
                "A section that is still empty is one that somebody is about to fill.",
                UNKNOWN,
            )
        })
    }

    #[test]
    fn an_unknown_variable_is_refused_under_its_own_name() -> Verdict {
        check(async {
            let name = "RESILIENT_RETRY_MAX_ATEMPTS";
            let vars = [(name, "5"), ("RUST_LOG", "debug"), ("RETRY_JITTER", "no")];
            let Reading { problems, .. } = reading("", &vars);
            let found = row(&problems, name);
            ensure(
                problems.len() == 1 && found.is_some(),
                format!(
                    "found, for {name} and variables of others, {}",
                    told(&problems)
                ),
                &format!("one problem, about {name}; variables of others are not ours"),
                "A variable with a typing mistake is a setting that nobody has set.",
                UNKNOWN,
            )?;
            ensure(
                problems[0].what.contains("RESILIENT_RETRY_MAX_ATTEMPTS"),
                format!("found, for {name}, {}", told(&problems)),
                "a suggestion as it would be written there: RESILIENT_RETRY_MAX_ATTEMPTS",
                "A name that has to be translated first is another chance for a mistake.",
                UNKNOWN,
            )
        })
    }

    #[test]
    fn a_name_that_almost_fits_is_unknown() -> Verdict {
        check(async {
            let in_file = [
                ("Deadline = \"2s\"", "Deadline"),
                ("deadline_ms = 5", "deadline_ms"),
                ("_deadline = \"2s\"", "_deadline"),
                ("retry = 5", "retry"),
                ("[deadline]\nseconds = 5", "deadline.seconds"),
                ("[retry.jitter]\non = true", "retry.jitter.on"),
                ("[retry]\nmax-attempts = 5", "retry.max-attempts"),
                ("retry_max_attempts = 5", "retry_max_attempts"),
                ("hosts = []", "hosts"),
            ];
            let in_env = [
                "RESILIENT_DEADLINE_MS",
                "RESILIENT_deadline",
                "RESILIENT_RETRY",
                "RESILIENT_LOG",
                "RESILIENT_CONFIG",
                "RESILIENT_",
            ];
            let of_file = in_file.map(|(text, name)| (name, reading(text, &[])));
            let of_env = in_env.map(|name| (name, reading("", &[(name, "5")])));
            for (name, Reading { problems, .. }) in of_file.into_iter().chain(of_env) {
                let has_no_text = |row: &step7::Row| row.value.is_none();
                ensure(
                    problems.len() == 1 && row(&problems, name).is_some_and(has_no_text),
                    format!("found, for the name {name}, {}", told(&problems)),
                    &format!("one problem, about {name} and without its text: nobody asked for it"),
                    "It looks like a setting and has no effect. The nearer a name is to the right \
                     one, the longer people look at it without seeing the difference.",
                    UNKNOWN,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn each_unknown_name_of_each_source_is_a_problem() -> Verdict {
        check(async {
            let text = "[retry]\nmax_atempts = 5\njiter = true";
            let vars = [
                ("RESILIENT_RETRY_MAX_ATEMPTS", "4"),
                ("RESILIENT_RETRY_JITER", "true"),
            ];
            let preset = (", with a preset as a third layer,", "preset = \"batch\"\n");
            for (with, line) in [("", ""), preset] {
                let Reading { problems, .. } = reading(&format!("{line}{text}"), &vars);
                for name in ["retry.max_atempts", "retry.jiter", vars[0].0, vars[1].0] {
                    let about = problems.iter().filter(|problem| problem.is_about(name));
                    ensure(
                        about.count() == 1 && problems.len() == 4,
                        format!(
                            "found, for two mistakes in the file{with} and the same two in the \
                             environment, {}",
                            told(&problems)
                        ),
                        &format!("4 problems, and one of them about {name}"),
                        "Each of the four has to be corrected where it is. What is not reported \
                         now is the problem of the next start.",
                        UNKNOWN,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn two_names_that_are_alike_are_two_problems() -> Verdict {
        check(async {
            for (what, text, names) in [
                (
                    "two settings of one unknown section",
                    "[retri]\njitter = true\nmax_attempts = 5",
                    ["retri.jitter", "retri.max_attempts"],
                ),
                (
                    "two mistakes in the same name",
                    "[retry]\nmax_atempts = 5\nmax_attemps = 4",
                    ["retry.max_atempts", "retry.max_attemps"],
                ),
            ] {
                let Reading { problems, .. } = reading(text, &[]);
                let has_one = |name| {
                    let mut about = problems.iter().map(|problem| &problem.about);
                    about.any(|rows| rows.len() == 1 && rows[0].path == name)
                };
                ensure(
                    problems.len() == 2 && names.into_iter().all(has_one),
                    format!("found, for {what}, {}", told(&problems)),
                    &format!(
                        "2 problems, one about {} and one about {}",
                        names[0], names[1]
                    ),
                    "Each of them is a line that has no effect. Where two share a problem, one is \
                     corrected and the other overlooked, until the next start or the next outage.",
                    UNKNOWN,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_name_of_one_place_is_unknown_in_the_other() -> Verdict {
        check(async {
            let text = "RESILIENT_DEADLINE = \"2s\"";
            let Reading { problems, .. } = reading(text, &[]);
            ensure(
                problems.len() == 1 && problems[0].is_about("RESILIENT_DEADLINE"),
                format!(
                    "found, for the name of a variable in a file, {}",
                    told(&problems)
                ),
                "one problem: in a file it is called deadline",
                "It has no effect there, so somebody has to say so.",
                UNKNOWN,
            )
        })
    }

    #[test]
    fn the_text_of_an_unknown_key_is_not_shown() -> Verdict {
        check(async {
            let number = "48151623";
            let text = format!("auth_tokn = \"{TOKEN}\"\npin = {number}");
            let vars = [("RESILIENT_AUTHTOKEN", TOKEN)];
            let Reading { problems, .. } = reading(&text, &vars);
            ensure(
                problems.len() == 3,
                format!(
                    "found, for auth_tokn, pin and RESILIENT_AUTHTOKEN, {}",
                    told(&problems)
                ),
                "three problems",
                "A key with a typing mistake is a setting that nobody has set.",
                UNKNOWN,
            )?;
            let said = format!("{problems:?} {}", told(&problems));
            ensure(
                !gives_away(&said) && !said.contains(number),
                format!(
                    "found, for auth_tokn, pin and RESILIENT_AUTHTOKEN, {}",
                    told(&problems)
                ),
                "the names alone: what is unknown may be a secret, a number too",
                "The message goes to a log, and the token with it, because of one letter.",
                SECRETS,
            )?;
            let log = log();
            ensure(
                !gives_away(&log) && !log.contains(number),
                format!("logged, for auth_tokn, pin and RESILIENT_AUTHTOKEN:\n{log}"),
                "nothing of their texts",
                "What may not be in a problem may not be in the log beside it.",
                SECRETS,
            )
        })
    }

    #[test]
    fn a_secret_that_cannot_be_read_is_not_shown() -> Verdict {
        check(async {
            let text = format!("auth_token = \"{TOKEN} \"");
            let Reading { problems, .. } = reading(&text, &[]);
            ensure(
                problems.len() == 1 && problems[0].is_about("auth_token"),
                format!(
                    "found, for a token with a space at its end, {}",
                    told(&problems)
                ),
                "one problem, about auth_token",
                "A space is no part of a token. Sent along, it makes each call fail; and who takes \
                 it off in silence guesses what was meant, here and in every other text.",
                SECRETS,
            )?;
            ensure(
                !gives_away(&format!("{problems:?} {}", told(&problems))),
                format!(
                    "found, for a token with a space at its end, {}",
                    told(&problems)
                ),
                "path and origin, and not the text",
                "All but one letter of it is right. It is a secret, also when it is wrong.",
                SECRETS,
            )?;
            let log = log();
            ensure(
                !gives_away(&log),
                format!("logged, for a token with a space at its end:\n{log}"),
                "nothing of the token",
                "The problem hides it, and the line of the log above it does not. Logs are read \
                 by many.",
                SECRETS,
            )?;
            // And one that is overridden by another.
            let text = format!("auth_token = \"{TOKEN}\"");
            reading(&text, &[("RESILIENT_AUTH_TOKEN", "another")]);
            let log = self::log();
            ensure(
                !gives_away(&log),
                format!("logged, for a token in the file that the environment overrides:\n{log}"),
                "nothing of the token",
                "It does not count today, and it still opens the door.",
                SECRETS,
            )
        })
    }

    #[test]
    fn debug_does_not_show_a_secret() -> Verdict {
        check(async {
            let secret = Secret::new(TOKEN);
            let Reading { config, rows, .. } = reading("", &[("RESILIENT_AUTH_TOKEN", TOKEN)]);
            for text in [
                format!("{secret:?}"),
                format!("{secret:#?}"),
                format!("{config:?}"),
                format!("{config:#?}"),
                format!("{rows:?}"),
            ] {
                ensure(
                    !gives_away(&text),
                    format!("printed for the token {TOKEN}:\n{text}"),
                    "that there is a secret, and no part of it",
                    "Sooner or later somebody logs the whole configuration with {:?}.",
                    SECRETS,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn debug_does_not_tell_how_long_a_secret_is() -> Verdict {
        check(async {
            let [short, long] = ["zq9", TOKEN].map(|token| {
                let secret = Secret::new(token);
                secret.map_or(String::new(), |secret| format!("{secret:?}"))
            });
            ensure(
                short == long && !short.trim().is_empty(),
                format!(
                    "printed {short:?} for a token of 3 characters, and {long:?} for one of {}",
                    TOKEN.len()
                ),
                "the same for both, and something: that there is a secret, and no more",
                "A length leaves fewer to try, and tells which of two tokens is in use. And \
                 nothing at all looks like a token that is missing.",
                SECRETS,
            )
        })
    }

    #[test]
    fn debug_prints_the_same_for_each_secret() -> Verdict {
        check(async {
            let of_length = |length| "zq9x7kw4v".chars().cycle().take(length).collect();
            let mut tokens: Vec<String> = [1, 8, 15, 16, 40, 200].map(of_length).into();
            tokens.extend(["live_zq9x7k", "live-zq9x7k", "live.zq9x7k"].map(String::from));
            let formats = ["{:?}", "{:#?}", "{:.5?}"];
            let printed = |token: &str| {
                let secret = Secret::new(token).expect("it has only letters, digits and such");
                let debug = format!("{secret:?}");
                [debug, format!("{secret:#?}"), format!("{secret:.5?}")]
            };
            let first = &tokens[0];
            for token in &tokens {
                let both = printed(first).into_iter().zip(printed(token));
                for (format, (one, other)) in formats.into_iter().zip(both) {
                    ensure(
                        one == other,
                        format!(
                            "printed with {format}: {one}\nfor the token {first}, and: {other}\n\
                             for the token {token}"
                        ),
                        "the same for both: that there is a secret, and no more",
                        "Whatever differs from one secret to another tells something of it: how \
                         long it is, of which kind, how it begins. That is less to guess.",
                        SECRETS,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn what_is_not_toml_is_reported_and_hides_nothing() -> Verdict {
        check(async {
            let text = format!("auth_token = \"{TOKEN}\ndeadline = 5\n");
            let (layer, problems) = Layer::from_file("client.toml", &text);
            let Reading { problems: more, .. } = read(
                &Layers::new(layer, Layer::from_env(&BTreeMap::new())),
                ClientConfig::default(),
                Origin::Default,
            );
            let all = [problems, more].concat();
            ensure(
                all.len() == 2 && all[1].is_about("deadline") && !gives_away(&lines(&all)),
                format!(
                    "found, for a quotation mark that is missing behind a token, {}",
                    told(&all)
                ),
                "the line, without what is in it, and the problem with deadline too",
                "Parsers like to print the line that they do not understand.",
                SECRETS,
            )
        })
    }
}

mod exercise_3_rules {
    use super::*;

    const ALONE: &str = "the book, step 7: Values that make no sense";
    const TOGETHER: &str = "the book, step 7: Values that do not go together";

    /// The configuration with the change that `change` makes.
    fn with(change: impl FnOnce(&mut ClientConfig)) -> ClientConfig {
        let mut config = valid();
        change(&mut config);
        config
    }

    fn told(found: &[Violation]) -> String {
        let found = found
            .iter()
            .map(|v| format!("{}: {}", v.paths.join(", "), v.what));
        match found.collect::<Vec<_>>().join("\n") {
            none if none.is_empty() => "nothing wrong".into(),
            some => format!("these violations:\n{some}"),
        }
    }

    /// The paths of each violation, in an order that does not depend on who found
    /// them first.
    fn all_paths<'a>(found: impl IntoIterator<Item = &'a [&'static str]>) -> Vec<String> {
        let sorted = |paths: &[&'static str]| {
            let mut paths = paths.to_vec();
            paths.sort_unstable();
            paths.join(", ")
        };
        let mut all: Vec<_> = found.into_iter().map(sorted).collect();
        all.sort_unstable();
        all
    }

    /// Whether there is one violation for each of these lists of paths, and no other.
    fn are_about(found: &[Violation], expected: &[&[&'static str]]) -> bool {
        let found = found.iter().map(|v| v.paths.as_slice());
        all_paths(found) == all_paths(expected.iter().copied())
    }

    /// Asserts that `out_of_range` reports this path, and no other.
    fn refused(
        what: &str,
        path: &'static str,
        change: impl FnOnce(&mut ClientConfig),
        why: &str,
    ) -> Verdict {
        let found = with(change).out_of_range();
        says_something(what, &found, ALONE)?;
        ensure(
            are_about(&found, &[&[path]]),
            format!("found, with {what}, {}", told(&found)),
            &format!("one violation, about {path}"),
            why,
            ALONE,
        )
    }

    /// Asserts that no violation is without a sentence.
    fn says_something(what: &str, found: &[Violation], read: &str) -> Verdict {
        ensure(
            !found.iter().any(|v| v.what.trim().is_empty()),
            format!("found, with {what}, {}", told(found)),
            "a sentence about what is wrong, behind the paths",
            "That something is wrong with it is not enough for whoever has to correct it.",
            read,
        )
    }

    fn accepted(what: &str, change: impl FnOnce(&mut ClientConfig)) -> Verdict {
        let found = with(change).out_of_range();
        ensure(
            found.is_empty(),
            format!("found, with {what}, {}", told(&found)),
            "nothing: this is allowed",
            "A rule that refuses what is right is switched off by the first who meets it.",
            ALONE,
        )
    }

    /// Asserts that `conflicts` reports these paths together, and nothing else.
    fn conflict(what: &str, config: ClientConfig, paths: &[&'static str], why: &str) -> Verdict {
        let found = config.conflicts();
        says_something(what, &found, TOGETHER)?;
        ensure(
            are_about(&found, &[paths]),
            format!("found, with {what}, {}", told(&found)),
            &format!("one violation, with {}", paths.join(", ")),
            why,
            TOGETHER,
        )
    }

    fn no_conflict(what: &str, config: ClientConfig) -> Verdict {
        let found = config.conflicts();
        ensure(
            found.is_empty(),
            format!("found, with {what}, {}", told(&found)),
            "nothing: this is allowed",
            "A rule that refuses what is right is switched off by the first who meets it.",
            TOGETHER,
        )
    }

    #[test]
    fn the_defaults_break_no_rule() -> Verdict {
        check(async {
            accepted("the defaults and an address", |_| {})?;
            no_conflict("the defaults and an address", valid())
        })
    }

    #[test]
    fn no_preset_breaks_a_rule() -> Verdict {
        check(async {
            for preset in Preset::ALL {
                let text = format!(
                    "preset = \"{}\"\nbase_url = \"http://127.0.0.1:1\"",
                    preset.name()
                );
                let outcome = load(file(&text), &BTreeMap::new());
                let said = outcome.map_or_else(|problems| problems.to_string(), |_| String::new());
                ensure(
                    said.is_empty(),
                    format!("said of the preset {}:\n{said}", preset.name()),
                    "nothing",
                    "A rule that refuses what is right is switched off by the first who meets it.",
                    TOGETHER,
                )?;
            }
            Ok(())
        })
    }

    /// What of `expected` is not in `found`, and the other way round.
    fn compared(found: &[Violation], expected: &[&[&'static str]]) -> String {
        let found = all_paths(found.iter().map(|v| v.paths.as_slice()));
        let expected = all_paths(expected.iter().copied());
        let without = |these: &[String], those: &[String]| {
            let mut these = these.to_vec();
            these.retain(|paths| !those.contains(paths));
            or_none(&these.join("\n  ")).to_owned()
        };
        format!(
            "found this many violations: {}\nmissing:\n  {}\nnot expected:\n  {}",
            found.len(),
            without(&expected, &found),
            without(&found, &expected)
        )
    }

    type SetTime = fn(&mut ClientConfig, Duration);

    /// How each time there is is set.
    const TIMES: [(&str, SetTime); 9] = [
        ("deadline", |c, time| c.deadline = time),
        ("timeouts.connect", |c, time| c.timeouts.connect = time),
        ("timeouts.read", |c, time| c.timeouts.read = time),
        ("timeouts.write", |c, time| c.timeouts.write = time),
        ("timeouts.pool", |c, time| c.timeouts.pool = time),
        ("retry.first_wait", |c, time| c.retry.first_wait = time),
        ("retry.max_wait", |c, time| c.retry.max_wait = time),
        ("breaker.open_for", |c, time| c.breaker.open_for = time),
        ("bulkhead.max_wait", |c, time| c.bulkhead.max_wait = time),
    ];

    #[test]
    fn no_time_is_zero() -> Verdict {
        check(async {
            for (path, change) in TIMES {
                let why = "A time-out of zero strikes before anything can happen; elsewhere zero \
                           means \"no limit\". Neither is what somebody wanted to say.";
                let zero = |c: &mut ClientConfig| change(c, Duration::ZERO);
                refused(&format!("{path} = 0"), path, zero, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_time_is_too_short_for_the_clock() -> Verdict {
        check(async {
            for (path, change) in TIMES {
                let why = "The clock counts in milliseconds. What is shorter is zero for it, or \
                           rounded up: in any case not what is written there.";
                let short = |c: &mut ClientConfig| change(c, MILLI / 2);
                refused(&format!("{path} = 0.5 ms"), path, short, why)?;
                accepted(&format!("{path} = 1 ms"), |c| change(c, MILLI))?;
            }
            Ok(())
        })
    }

    #[test]
    fn no_time_is_longer_than_a_day() -> Verdict {
        check(async {
            let why = "5m is five minutes, 5M is five months. One of them was a typing mistake.";
            for (path, change) in TIMES {
                let months = |c: &mut ClientConfig| change(c, 13_150_080 * SECOND);
                refused(&format!("{path} = 5M"), path, months, why)?;
                let longest = |c: &mut ClientConfig| change(c, Duration::MAX);
                refused(&format!("{path} as long as can be"), path, longest, why)?;
                // A little more than 32 and 64 bits of milliseconds hold.
                let cut = "It is far above a day. In milliseconds, it does not fit into the number \
                           that holds them: what is left of it looks like a short time.";
                for seconds in [4_294_969, 18_446_744_073_709_552] {
                    let long = |c: &mut ClientConfig| change(c, Duration::from_secs(seconds));
                    refused(&format!("{path} = {seconds} s"), path, long, cut)?;
                }
                let day = 86_400 * SECOND;
                let longer = |c: &mut ClientConfig| change(c, day + NANO);
                refused(&format!("{path} = a day and 1 ns"), path, longer, why)?;
                accepted(&format!("{path} = a day"), |c| change(c, day))?;
            }
            Ok(())
        })
    }

    type SetCount = fn(&mut ClientConfig, u32);

    /// How each count there is is set, with the least and the most that it may be.
    const COUNTS: [(&str, SetCount, u32, u32); 9] = [
        (
            "timeouts.max_connections",
            |c, count| c.timeouts.max_connections = count as usize,
            1,
            10_000,
        ),
        (
            "retry.max_attempts",
            |c, count| c.retry.max_attempts = count,
            1,
            10,
        ),
        (
            "budget.reserve",
            |c, count| c.budget.reserve = count,
            1,
            10_000,
        ),
        (
            "budget.percent",
            |c, count| c.budget.percent = count,
            1,
            100,
        ),
        (
            "breaker.window",
            |c, count| c.breaker.window = count as usize,
            1,
            10_000,
        ),
        (
            "breaker.min_calls",
            |c, count| c.breaker.min_calls = count as usize,
            1,
            10_000,
        ),
        (
            "breaker.probes",
            |c, count| c.breaker.probes = count,
            1,
            10_000,
        ),
        (
            "bulkhead.max_concurrent",
            |c, count| c.bulkhead.max_concurrent = count as usize,
            1,
            10_000,
        ),
        (
            "bulkhead.max_queue",
            |c, count| c.bulkhead.max_queue = count as usize,
            0,
            10_000,
        ),
    ];

    #[test]
    fn no_count_is_zero_and_none_is_absurd() -> Verdict {
        check(async {
            let why = "No attempt, no connection, no place: nothing is ever sent. A limit that is never \
                       reached is none; and a number that the semaphore behind it cannot hold is \
                       a panic at the start.";
            for (path, change, least, most) in COUNTS {
                if least > 0 {
                    refused(&format!("{path} = 0"), path, |c| change(c, 0), why)?;
                }
                for count in [most + 1, u32::MAX] {
                    refused(
                        &format!("{path} = {count}"),
                        path,
                        |c| change(c, count),
                        why,
                    )?;
                }
                for count in [least, most] {
                    accepted(&format!("{path} = {count}"), |c| change(c, count))?;
                }
            }
            let path = "timeouts.max_connections";
            let absurd = |c: &mut ClientConfig| c.timeouts.max_connections = usize::MAX;
            refused("more connections than there can be", path, absurd, why)?;
            // Of its last 32 bits, or 16, 5 would be left.
            let large = usize::MAX / 2 + 6;
            let cut = |c: &mut ClientConfig| c.timeouts.max_connections = large;
            refused(&format!("{path} = {large}"), path, cut, why)
        })
    }

    #[test]
    fn a_violation_names_the_bounds() -> Verdict {
        check(async {
            let names = |what: &str, bound: &str| {
                let mut words = what.split(|c: char| !c.is_alphanumeric());
                words.any(|word| word == bound)
            };
            let named = |path: &str, found: &[Violation], bounds: [&str; 2]| {
                ensure(
                    found
                        .iter()
                        .all(|v| bounds.iter().all(|b| names(&v.what, b))),
                    format!("found, with {path} out of its bounds, {}", told(found)),
                    &format!(
                        "a sentence with both of them, {} and {}",
                        bounds[0], bounds[1]
                    ),
                    "Whoever is told no has to find a number that gets a yes, and should not have \
                     to try.",
                    ALONE,
                )
            };
            for (path, change) in TIMES {
                let found = with(|c| change(c, Duration::MAX)).out_of_range();
                named(path, &found, ["1ms", "1day"])?;
            }
            for (path, change, least, most) in COUNTS {
                let found = with(|c| change(c, 2 * most + 1)).out_of_range();
                named(path, &found, [&least.to_string(), &most.to_string()])?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_rate_is_a_share() -> Verdict {
        check(async {
            let path = "breaker.failure_rate";
            let why = "50 was meant as a percentage: a rate that is never reached, a circuit that \
                       never opens. NaN is never reached either, and 0 always is.";
            refused("a rate of 50", path, |c| c.breaker.failure_rate = 50.0, why)?;
            refused("a rate of 0", path, |c| c.breaker.failure_rate = 0.0, why)?;
            refused(
                "a rate of -0.1",
                path,
                |c| c.breaker.failure_rate = -0.1,
                why,
            )?;
            refused(
                "a rate of NaN",
                path,
                |c| c.breaker.failure_rate = f64::NAN,
                why,
            )?;
            refused(
                "an infinite rate",
                path,
                |c| c.breaker.failure_rate = f64::INFINITY,
                why,
            )?;
            refused(
                "a rate that is just above 1",
                path,
                |c| c.breaker.failure_rate = 1.0_f64.next_up(),
                why,
            )?;
            accepted("a rate of 1", |c| c.breaker.failure_rate = 1.0)?;
            accepted("a rate of 0.01", |c| c.breaker.failure_rate = 0.01)?;
            accepted("a rate of 0.0001", |c| c.breaker.failure_rate = 0.0001)
        })
    }

    #[test]
    fn waits_do_not_shrink_and_do_not_explode() -> Verdict {
        check(async {
            let path = "retry.multiplier";
            let why = "Below 1 the waits get shorter while the service falls. Above 10 the second \
                       one is as long as the last, and nothing grows.";
            refused("multiplier 0.5", path, |c| c.retry.multiplier = 0.5, why)?;
            refused("multiplier -2", path, |c| c.retry.multiplier = -2.0, why)?;
            refused("multiplier 0.9", path, |c| c.retry.multiplier = 0.9, why)?;
            refused(
                "a multiplier that is just below 1",
                path,
                |c| c.retry.multiplier = 1.0_f64.next_down(),
                why,
            )?;
            refused("multiplier 10.5", path, |c| c.retry.multiplier = 10.5, why)?;
            refused(
                "a multiplier that is just above 10",
                path,
                |c| c.retry.multiplier = 10.0_f64.next_up(),
                why,
            )?;
            refused("multiplier 100", path, |c| c.retry.multiplier = 100.0, why)?;
            refused(
                "multiplier NaN",
                path,
                |c| c.retry.multiplier = f64::NAN,
                why,
            )?;
            refused(
                "an infinite multiplier",
                path,
                |c| c.retry.multiplier = f64::INFINITY,
                why,
            )?;
            accepted("multiplier 1", |c| c.retry.multiplier = 1.0)?;
            accepted("multiplier 10", |c| c.retry.multiplier = 10.0)
        })
    }

    #[test]
    fn an_address_is_one_and_holds_no_secret() -> Verdict {
        check(async {
            let why = "A client that calls nobody, or the wrong one, should not start. And an \
                       address is printed in many places: a password does not belong there.";
            let path = "base_url";
            refused("no base_url", path, |c| c.base_url.clear(), why)?;
            refused(
                "base_url = localhost",
                path,
                |c| c.base_url = "localhost".into(),
                why,
            )?;
            refused(
                "base_url = ftp://a",
                path,
                |c| c.base_url = "ftp://a".into(),
                why,
            )?;
            refused(
                "a password in base_url",
                path,
                |c| c.base_url = format!("http://me:{TOKEN}@a.example"),
                why,
            )?;
            refused(
                "a token in place of the user in base_url",
                path,
                |c| c.base_url = format!("http://{TOKEN}@a.example"),
                why,
            )?;
            refused(
                "a query in base_url",
                path,
                |c| c.base_url = format!("http://a.example/?key={TOKEN}"),
                why,
            )?;
            accepted("a path in base_url", |c| {
                c.base_url = "https://a.example/v1/".into();
            })
        })
    }

    #[test]
    fn all_values_that_make_no_sense_are_found() -> Verdict {
        check(async {
            let mut config = with(|c| {
                c.retry.multiplier = 0.0;
                c.breaker.failure_rate = 50.0;
                c.base_url.clear();
            });
            for (_, change) in TIMES {
                change(&mut config, Duration::ZERO);
            }
            for (_, change, _, most) in COUNTS {
                change(&mut config, most + 1);
            }
            let mut paths = vec!["retry.multiplier", "breaker.failure_rate", "base_url"];
            paths.extend(TIMES.map(|(path, _)| path));
            paths.extend(COUNTS.map(|(path, ..)| path));
            let paths: Vec<_> = paths.iter().map(std::slice::from_ref).collect();
            let found = config.out_of_range();
            ensure(
                are_about(&found, &paths),
                compared(&found, &paths),
                &format!(
                    "{} violations, one for each: all times are zero, all counts too large, and \
                     multiplier, rate and address are wrong",
                    paths.len()
                ),
                "With one problem for each start, twenty faults are twenty deployments.",
                ALONE,
            )
        })
    }

    fn worst(what: &str, config: &ClientConfig, expected: Duration, why: &str) -> Verdict {
        given(what);
        let found = config.worst_case();
        ensure(
            found == expected,
            format!("said worst_case() == {found:?} with {what}"),
            &format!("{expected:?}"),
            why,
            TOGETHER,
        )
    }

    #[test]
    fn the_worst_case_is_every_attempt_and_every_wait() -> Verdict {
        check(async {
            let config = with(|c| {
                c.timeouts.read = 10 * SECOND;
                c.bulkhead.max_wait = 500 * MILLI;
                c.retry.max_attempts = 4;
                c.retry.first_wait = SECOND;
                c.retry.max_wait = 3 * SECOND;
            });
            let what = "4 attempts, 500 ms in the queue, 10 s to read, waits from 1 s to 3 s";
            let why = "4 × (0.5 + 10) s, and waits of 1 s, 2 s and 3 s: three between four \
                       attempts, each no longer than max_wait.";
            worst(what, &config, 48 * SECOND, why)?;
            let config = with(|c| {
                c.timeouts.read = 10 * SECOND;
                c.bulkhead.max_wait = 500 * MILLI;
                c.retry.max_attempts = 1;
            });
            let what = "1 attempt, 500 ms in the queue, 10 s to read";
            let why = "There is no wait behind the last attempt, and here it is the first too.";
            worst(what, &config, 10_500 * MILLI, why)?;
            let config = with(|c| {
                c.timeouts.read = 10 * SECOND;
                c.bulkhead.max_wait = 1500 * MILLI;
                c.retry.max_attempts = 4;
                c.retry.first_wait = SECOND;
                c.retry.max_wait = 3 * SECOND;
                // And all that has no part in it.
                c.retry.jitter = false;
                c.deadline = SECOND;
                c.timeouts.connect = 20 * SECOND;
                c.timeouts.write = 20 * SECOND;
                c.timeouts.pool = 20 * SECOND;
                c.timeouts.max_connections = 1;
                c.budget.reserve = 1;
                c.budget.percent = 0;
                c.breaker.window = 1;
                c.breaker.min_calls = 1;
                c.breaker.open_for = 20 * SECOND;
                c.bulkhead.max_concurrent = 1;
                c.bulkhead.max_queue = 0;
            });
            let what = "four attempts, 1.5 s in the queue, and all else as different as can be: a budget of \
                        one retry, a circuit that opens after one failure, a queue for nobody, a \
                        deadline of a second";
            let why = "The worst case is the longest call that the schedule allows. A full budget \
                       and a closed circuit are what a call finds on most days.";
            worst(what, &config, 52 * SECOND, why)
        })
    }

    #[test]
    fn no_number_makes_the_worst_case_panic_or_take_long() -> Verdict {
        check(async {
            let why = "It is computed from numbers that nobody has checked yet.";
            let endless = with(|c| {
                c.timeouts.read = Duration::MAX;
                c.retry.first_wait = Duration::MAX;
                c.retry.max_wait = Duration::MAX;
                c.retry.max_attempts = u32::MAX;
            });
            worst("the largest numbers", &endless, Duration::MAX, why)?;
            let many = with(|c| {
                c.timeouts.read = SECOND;
                c.bulkhead.max_wait = SECOND;
                c.retry.first_wait = SECOND;
                c.retry.max_wait = SECOND;
                c.retry.max_attempts = u32::MAX;
            });
            worst("four billion attempts (ten count)", &many, 29 * SECOND, why)?;
            let none = with(|c| c.retry.max_attempts = 0);
            worst("no attempt at all", &none, Duration::ZERO, why)
        })
    }

    /// What has a part in a worst case above the deadline.
    const WORST_CASE: [&str; 7] = [
        "deadline",
        "timeouts.read",
        "retry.max_attempts",
        "retry.first_wait",
        "retry.max_wait",
        "retry.multiplier",
        "bulkhead.max_wait",
    ];

    #[test]
    fn the_worst_case_fits_into_the_deadline() -> Verdict {
        check(async {
            let paths = WORST_CASE;
            let why = "Three attempts are configured, the deadline leaves time for one. Nobody \
                       notices until the service is slow, and then retries help nobody.";
            let exact = with(|c| c.deadline = c.worst_case());
            no_conflict("a deadline as long as the worst case", exact)?;
            let short = with(|c| {
                c.deadline = c.worst_case();
                c.timeouts.read += NANO;
            });
            conflict("a deadline just below the worst case", short, &paths, why)?;
            let more = with(|c| {
                c.deadline = c.worst_case();
                c.retry.max_attempts += 1;
            });
            conflict("one more attempt than there is time for", more, &paths, why)?;
            let single = with(|c| {
                c.retry.max_attempts = 1;
                c.timeouts.read = c.deadline + MILLI;
            });
            let takes = single.worst_case().show();
            let found = single.conflicts();
            let what = "one attempt that may read for longer than the deadline";
            let why = "A single attempt can be too long as well: the read time-out never strikes.";
            conflict(what, single, &paths, why)?;
            ensure(
                found.iter().all(|v| v.what.contains(&takes)),
                format!("found, with {what}, {}", told(&found)),
                &format!("a sentence that says how long a call can take: {takes}"),
                "That is the number which the deadline has to be compared with. It stands in no \
                 file.",
                TOGETHER,
            )
        })
    }

    #[test]
    fn the_first_wait_is_not_longer_than_the_longest() -> Verdict {
        check(async {
            let why = "The schedule silently cuts it off: what is configured is not what happens.";
            let paths = ["retry.first_wait", "retry.max_wait"];
            for attempts in [3, 1] {
                let long = with(|c| {
                    c.retry.max_attempts = attempts;
                    c.retry.first_wait = c.retry.max_wait + NANO;
                    // Long enough for the worst case, which is about both of them too.
                    c.deadline = 3600 * SECOND;
                });
                let what = format!("first_wait 1 ns above max_wait, and max_attempts {attempts}");
                conflict(&what, long, &paths, why)?;
            }
            let equal = with(|c| c.retry.max_wait = c.retry.first_wait);
            no_conflict("first_wait equal to max_wait", equal)
        })
    }

    #[test]
    fn connecting_is_shorter_than_the_waits_around_it() -> Verdict {
        check(async {
            let why = "Connecting is a part of the first read or write. The connect time-out \
                       would never strike: a host that cannot be reached is then reported as a \
                       slow one, which may have acted, and an order is not sent again.";
            let paths = ["timeouts.connect", "timeouts.read"];
            let above = with(|c| c.timeouts.read = c.timeouts.connect - NANO);
            conflict("connect above read", above, &paths, why)?;
            let equal = with(|c| c.timeouts.read = c.timeouts.connect);
            conflict("connect equal to read", equal, &paths, why)?;
            let below = with(|c| c.timeouts.read = c.timeouts.connect + NANO);
            no_conflict("connect 1 ns below read", below)?;
            let paths = ["timeouts.connect", "timeouts.write"];
            let above = with(|c| c.timeouts.write = c.timeouts.connect - NANO);
            conflict("connect above write", above, &paths, why)?;
            let equal = with(|c| c.timeouts.write = c.timeouts.connect);
            conflict("connect equal to write", equal, &paths, why)?;
            let below = with(|c| c.timeouts.write = c.timeouts.connect + NANO);
            no_conflict("connect 1 ns below write", below)
        })
    }

    #[test]
    fn no_time_out_lies_behind_the_deadline() -> Verdict {
        check(async {
            let why = "It never strikes. Whoever set it believes that it does.";
            let paths = ["timeouts.write", "deadline"];
            let above = with(|c| c.timeouts.write = c.deadline + NANO);
            conflict("write above the deadline", above, &paths, why)?;
            let equal = with(|c| c.timeouts.write = c.deadline);
            conflict("write equal to the deadline", equal, &paths, why)?;
            let below = with(|c| {
                c.timeouts.write = c.deadline;
                c.deadline += NANO;
            });
            no_conflict("write 1 ns below the deadline", below)?;
            let paths = ["timeouts.pool", "deadline"];
            let above = with(|c| c.timeouts.pool = c.deadline + NANO);
            conflict("pool above the deadline", above, &paths, why)?;
            let equal = with(|c| c.timeouts.pool = c.deadline);
            conflict("pool equal to the deadline", equal, &paths, why)?;
            let below = with(|c| {
                c.timeouts.pool = c.deadline;
                c.deadline += NANO;
            });
            no_conflict("pool 1 ns below the deadline", below)
        })
    }

    #[test]
    fn the_window_holds_enough_results_to_open() -> Verdict {
        check(async {
            let why = "With 100 results needed and room for 20, the circuit never opens. (One \
                       known library silently takes the smaller number.)";
            let short = with(|c| c.breaker.window = c.breaker.min_calls - 1);
            let paths = ["breaker.min_calls", "breaker.window"];
            conflict("min_calls above window", short, &paths, why)?;
            let equal = with(|c| c.breaker.window = c.breaker.min_calls);
            no_conflict("min_calls equal to window", equal)
        })
    }

    #[test]
    fn there_is_a_connection_for_each_place_in_the_bulkhead() -> Verdict {
        check(async {
            let why = "What the bulkhead has let through waits a second time, for a connection, \
                       and this queue has no limit to its length.";
            let few = with(|c| c.timeouts.max_connections = c.bulkhead.max_concurrent - 1);
            let paths = ["bulkhead.max_concurrent", "timeouts.max_connections"];
            conflict("fewer connections than places", few, &paths, why)?;
            let equal = with(|c| c.timeouts.max_connections = c.bulkhead.max_concurrent);
            no_conflict("as many connections as places", equal)
        })
    }

    #[test]
    fn all_conflicts_are_found() -> Verdict {
        check(async {
            let config = with(|c| {
                c.deadline = SECOND;
                c.timeouts.connect = 60 * SECOND;
                c.retry.first_wait = 90 * SECOND;
                c.breaker.window = 1;
                c.timeouts.max_connections = 1;
            });
            let expected: [&[&str]; 8] = [
                &["retry.first_wait", "retry.max_wait"],
                &["timeouts.connect", "timeouts.read"],
                &["timeouts.connect", "timeouts.write"],
                &["timeouts.pool", "deadline"],
                &["timeouts.write", "deadline"],
                &WORST_CASE,
                &["breaker.min_calls", "breaker.window"],
                &["bulkhead.max_concurrent", "timeouts.max_connections"],
            ];
            let found = config.conflicts();
            ensure(
                are_about(&found, &expected),
                compared(&found, &expected),
                "8 violations, one for each rule that is broken, each with its own paths",
                "With one problem for each start, eight faults are eight deployments.",
                TOGETHER,
            )
        })
    }

    #[test]
    fn a_conflict_shows_each_value_and_its_origin() -> Verdict {
        check(async {
            let text = "base_url = \"http://a.example\"\n[retry]\nfirst_wait = \"2m\"";
            let vars = env(&[("RESILIENT_RETRY_MAX_WAIT", "90s")]);
            let said = match load(file(text), &vars) {
                Ok(_) => "nothing".into(),
                Err(problems) => problems.to_string(),
            };
            let parts = [
                "retry.first_wait",
                "\"2m\"",
                "client.toml:3",
                "retry.max_wait",
                "\"1m 30s\"",
                "RESILIENT_RETRY_MAX_WAIT",
            ];
            ensure(
                parts.iter().all(|part| said.contains(part)),
                format!("said:\n{said}"),
                &format!("both settings, with {}", parts.join(", ")),
                "Either of the two can be the wrong one, and they are in different places.",
                TOGETHER,
            )
        })
    }

    #[test]
    fn a_password_in_the_address_is_not_shown() -> Verdict {
        check(async {
            let text = format!("base_url = \"http://me:{TOKEN}@a.example\"");
            let outcome = load(file(&text), &BTreeMap::new());
            let said = match &outcome {
                Ok(_) => "nothing".into(),
                Err(problems) => format!("{problems}\n{problems:?}"),
            };
            ensure(
                outcome.is_err() && !gives_away(&said),
                format!("said of a password in base_url:\n{said}"),
                "that it does not belong there, without showing it",
                "The message goes to a log, and the password with it.",
                "the book, step 7: Secrets",
            )?;
            let events = recorder().events();
            let log: Vec<_> = events.iter().map(ToString::to_string).collect();
            let log = log.join("\n");
            ensure(
                !gives_away(&log),
                format!("logged, for a password in base_url:\n{log}"),
                "nothing of the password",
                "The problem hides it, and the line of the log beside it does not.",
                "the book, step 7: Secrets",
            )
        })
    }

    #[test]
    fn the_report_of_all_problems_can_be_read() -> Verdict {
        check(async {
            let text = "base_url = \"http://a.example\"\n[retries]\njitter = true\n[retri]";
            let vars = [("RESILIENT_DEAD_LINE", "2s")];
            let said = told_of(load(file(text), &env(&vars)));
            let one = told_of(load(file("base_url = \"\""), &BTreeMap::new()));
            for (report, line) in [
                (&one, "1 problem in the configuration:"),
                (&said, "3 problems in the configuration:"),
                (&said, "  RESILIENT_DEAD_LINE\n"),
                (&said, "  retries.jitter (client.toml:3)\n"),
                (&said, "the nearest is [retry]"),
            ] {
                ensure(
                    report.contains(line),
                    format!("reported:\n{report}"),
                    &format!(
                        "a report with {:?}: how many, and where each of them is",
                        line.trim()
                    ),
                    "It is read by somebody who wanted to start a program, and has to mend it now.",
                    TOGETHER,
                )?;
            }
            let table = exercise_2_reading::reading(text, &vars).to_string();
            ensure(
                table.contains("retry.max_attempts"),
                format!("printed, before the rules are applied:\n{table}"),
                "a table of all settings",
                "What was read is the first thing to look at when something is refused.",
                TOGETHER,
            )
        })
    }

    fn told_of(outcome: Result<step7::Effective, step7::Problems>) -> String {
        match outcome {
            Ok(_) => "nothing".into(),
            Err(problems) => problems.to_string(),
        }
    }

    #[test]
    fn the_effective_configuration_shows_values_and_origins_and_no_secret() -> Verdict {
        check(async {
            let text = "preset = \"interactive\"\nbase_url = \"http://a.example\"";
            let vars = [
                ("RESILIENT_AUTH_TOKEN", TOKEN),
                ("RESILIENT_RETRY_MAX_ATTEMPTS", "2"),
            ];
            let effective = match load(file(text), &env(&vars)) {
                Ok(effective) => effective,
                Err(problems) => {
                    return ensure(
                        false,
                        problems,
                        "no problem",
                        "A client that does not start with a good configuration is an outage.",
                        TOGETHER,
                    );
                }
            };
            let printed = effective.to_string();
            for (path, value, origin) in [
                ("base_url", "http://a.example", "client.toml:2"),
                ("preset", "interactive", "client.toml:1"),
                ("auth_token", "(secret)", "RESILIENT_AUTH_TOKEN"),
                ("deadline", "2s", "preset interactive"),
                ("retry.max_attempts", "2", "RESILIENT_RETRY_MAX_ATTEMPTS"),
                ("retry.multiplier", "2", "default"),
                ("retry.jitter", "true", "default"),
                ("bulkhead.max_queue", "25", "default"),
            ] {
                let line = printed.lines().find(|line| line.starts_with(path));
                ensure(
                    line.is_some_and(|line| line.contains(value) && line.ends_with(origin)),
                    format!("printed:\n{printed}"),
                    &format!("a line with {path}, {value} and {origin}"),
                    "\"Which value does it really use?\" is the first question at night.",
                    "the book, step 7: Which value counts",
                )?;
            }
            let origin = effective.origin("deadline");
            ensure(
                origin == Some(&Origin::Preset("interactive")),
                format!("said, of the deadline of the preset, that it comes from {origin:?}"),
                "the preset interactive",
                "A program that reports its own configuration asks for it like this.",
                "the book, step 7: Which value counts",
            )?;
            let all = format!("{printed}{effective:?}");
            ensure(
                !gives_away(&all),
                format!("printed:\n{all}"),
                "that there is a token, and no part of it",
                "It is printed at each start, into a log.",
                "the book, step 7: Secrets",
            )
        })
    }

    #[test]
    fn a_wrong_configuration_makes_no_client() -> Verdict {
        check(async {
            for change in [
                |c: &mut ClientConfig| c.retry.max_attempts = 0,
                |c: &mut ClientConfig| c.timeouts.max_connections = usize::MAX,
                |c: &mut ClientConfig| c.deadline = SECOND,
            ] {
                let mut config = valid();
                change(&mut config);
                let outcome = ResilientClient::new(config);
                ensure(
                    outcome.is_err(),
                    "made a client of a configuration that breaks a rule",
                    "an error with everything that is wrong: also when no file is involved",
                    "What is not refused at the start is found out in the next outage.",
                    "the book, step 7: Values that do not go together",
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_4_order {
    use super::*;

    const READ: &str = "the book, step 7: The order of the layers";

    /// Three attempts, 100 ms and 200 ms between them; opens after four failures
    /// of four; one place and no queue. The script knows nothing of time-outs.
    fn small() -> ClientConfig {
        let mut config = valid();
        config.deadline = 500 * MILLI;
        config.timeouts.connect = 5 * MILLI;
        config.timeouts.read = 20 * MILLI;
        config.timeouts.write = 20 * MILLI;
        config.timeouts.pool = 20 * MILLI;
        config.retry.first_wait = 100 * MILLI;
        config.retry.max_wait = 200 * MILLI;
        config.retry.jitter = false;
        config.breaker.window = 4;
        config.breaker.min_calls = 4;
        config.breaker.failure_rate = 1.0;
        config.bulkhead.max_concurrent = 1;
        config.bulkhead.max_queue = 0;
        config.bulkhead.max_wait = 10 * MILLI;
        config
    }

    fn around(script: &Script, config: ClientConfig) -> Result<ResilientClient<Script>, Failed> {
        ResilientClient::around(script.clone(), config).map_err(|problems| {
            let expected = "a client: the configuration of this check breaks no rule";
            ensure(
                false,
                problems,
                expected,
                "The rules of exercise 7.3 are too strict.",
                READ,
            )
            .unwrap_err()
        })
    }

    type Failed = support::Failure;

    async fn get(client: &impl Transport) -> Result<Reply, ApiError> {
        client.send(&Request::get("/json")).await
    }

    fn told(outcome: &Result<Reply, ApiError>) -> String {
        match outcome {
            Ok(reply) => reply.status.to_string(),
            Err(error) => error.to_string(),
        }
    }

    fn requests(count: usize) -> String {
        match count {
            1 => "1 request".into(),
            _ => format!("{count} requests"),
        }
    }

    fn is_open(outcome: &Result<Reply, ApiError>) -> bool {
        matches!(outcome, Err(ApiError::CircuitOpen { .. }))
    }

    fn picture() -> String {
        lab::timeline::of_events(&recorder().events())
    }

    #[test]
    fn a_good_day_is_one_request() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200)]);
            let outcome = get(&around(&script, small())?).await;
            ensure(
                outcome.is_ok() && script.calls().len() == 1,
                format!(
                    "{} after {}",
                    told(&outcome),
                    requests(script.calls().len())
                ),
                "the answer, after 1 request",
                "Protections that are not needed should not be noticed.",
                READ,
            )
        })
    }

    #[test]
    fn a_failure_is_tried_again() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500), Play::status(503), Play::status(200)]);
            let outcome = get(&around(&script, small())?).await;
            let waits = script.waits();
            let as_planned =
                waits.len() == 2 && near(waits[0], 100 * MILLI) && near(waits[1], 200 * MILLI);
            ensure(
                outcome.is_ok() && as_planned,
                format!("{}, with waits {waits:?}\n{}", told(&outcome), picture()),
                "the answer of the third attempt, after waits of 100 ms and 200 ms",
                "A retry with another schedule than the configured one surprises its owner.",
                READ,
            )
        })
    }

    #[test]
    fn the_deadline_covers_all_attempts_and_waits() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500).after(150 * MILLI)]);
            let client = around(&script, small())?;
            let start = tokio::time::Instant::now();
            let outcome = get(&client).await;
            let elapsed = start.elapsed();
            ensure(
                elapsed <= 500 * MILLI + 2 * MILLI && outcome.is_err(),
                format!(
                    "returned {} after {elapsed:?}, with a deadline of 500 ms\n{}",
                    told(&outcome),
                    picture()
                ),
                "an error within 500 ms",
                "Inside the retries, the deadline starts anew with each attempt, and the waits \
                 do not count at all.",
                READ,
            )
        })
    }

    #[test]
    fn the_deadline_is_the_configured_one() -> Verdict {
        check_in_virtual_time(async {
            for deadline in [500 * MILLI, 900 * SECOND, 86_400 * SECOND] {
                let mut config = small();
                config.deadline = deadline;
                let script = Script::new([Outcome::Never.into()]);
                let client = around(&script, config)?;
                let start = tokio::time::Instant::now();
                let outcome = get(&client).await;
                let elapsed = start.elapsed();
                let class = outcome.as_ref().err().map(ApiError::class);
                ensure(
                    near(elapsed, deadline) && class == Some(ErrorClass::Timeout),
                    format!("returned {} after {elapsed:?}", told(&outcome)),
                    &format!("a time-out after {deadline:?}, the configured deadline"),
                    "A caller that was promised an answer in half a second waits for longer, or \
                     one that has an hour is sent away after a minute.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_circuit_breaker_sees_each_attempt() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500)]);
            let client = around(&script, small())?;
            let mut outcome = get(&client).await;
            for _ in 0..5 {
                outcome = get(&client).await;
            }
            let seen = script.calls().len();
            ensure(
                seen == 4 && is_open(&outcome),
                format!(
                    "sent {} in six calls to a service that is down; the last one said: {}",
                    requests(seen),
                    told(&outcome)
                ),
                "4 requests, then \"circuit open\": it opens after four failures of four",
                "Around the retries, the breaker sees one failure for three attempts, and the \
                 service that is down gets three times as many before it is left alone.",
                READ,
            )
        })
    }

    #[test]
    fn an_open_circuit_is_not_tried_again() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500)]);
            let client = around(&script, small())?;
            for _ in 0..3 {
                let _ = get(&client).await;
            }
            let start = tokio::time::Instant::now();
            let outcome = get(&client).await;
            let elapsed = start.elapsed();
            ensure(
                is_open(&outcome) && elapsed <= 2 * MILLI,
                format!(
                    "said {} after {elapsed:?}, with an open circuit",
                    told(&outcome)
                ),
                "\"circuit open\", at once",
                "A circuit opens to fail fast. The caller may have time for something else.",
                READ,
            )
        })
    }

    #[test]
    fn nobody_queues_to_be_refused() -> Verdict {
        check_in_virtual_time(async {
            let mut config = small();
            config.deadline = 60 * SECOND;
            config.retry.max_attempts = 1;
            config.breaker.window = 1;
            config.breaker.min_calls = 1;
            config.breaker.open_for = SECOND;
            config.breaker.probes = 1;
            config.bulkhead.max_queue = 5;
            config.bulkhead.max_wait = 30 * SECOND;
            let slow = Play::status(200).after(10 * SECOND);
            let client = around(&Script::new([Play::status(500), slow]), config)?;
            // The circuit opens. Two seconds later a probe is sent, which takes ten.
            let _ = get(&client).await;
            tokio::time::sleep(2 * SECOND).await;
            let while_it_is_asked = async {
                tokio::time::sleep(SECOND).await;
                let start = tokio::time::Instant::now();
                (get(&client).await, start.elapsed())
            };
            let (_, (outcome, elapsed)) = tokio::join!(get(&client), while_it_is_asked);
            ensure(
                is_open(&outcome) && elapsed <= 2 * MILLI,
                format!(
                    "said {} after {elapsed:?}, while the one probe had the one place",
                    told(&outcome)
                ),
                "\"circuit open\", at once",
                "With the bulkhead outside, calls stand in a queue behind a probe, for a service \
                 of which nobody knows whether it is well.",
                READ,
            )
        })
    }

    #[test]
    fn a_wait_between_attempts_takes_no_place() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(500), Play::status(200)]);
            let client = around(&script, small())?;
            let second = async {
                tokio::time::sleep(50 * MILLI).await;
                get(&client).await
            };
            let (first, second) = tokio::join!(get(&client), second);
            ensure(
                first.is_ok() && second.is_ok(),
                format!(
                    "said {} to a call that was tried again, and {} to one that came while it \
                     waited",
                    told(&first),
                    told(&second)
                ),
                "success for both: there is one place, and nobody is using it",
                "Around the retries, a bulkhead counts calls that sleep. When the service is \
                 unwell, all places are taken by sleepers.",
                READ,
            )
        })
    }

    #[test]
    fn the_bulkhead_limits_what_is_under_way() -> Verdict {
        check_in_virtual_time(async {
            let script = Script::new([Play::status(200).after(100 * MILLI)]);
            let client = around(&script, small())?;
            let (first, second) = tokio::join!(get(&client), get(&client));
            let full = [&first, &second].into_iter();
            let full = full.filter(|outcome| matches!(outcome, Err(ApiError::BulkheadFull)));
            ensure(
                full.count() == 1 && script.calls().len() == 1,
                format!(
                    "with one place and no queue, said {} and {} to two calls at a time, and sent {}",
                    told(&first),
                    told(&second),
                    requests(script.calls().len())
                ),
                "one answer, one \"bulkhead full\", 1 request",
                "Without a limit, a slow service gets everything that the client has.",
                READ,
            )
        })
    }

    #[test]
    fn the_budget_is_the_configured_one() -> Verdict {
        check_in_virtual_time(async {
            let mut config = small();
            config.budget.reserve = 3;
            config.budget.percent = 50;
            config.breaker.window = 100;
            config.breaker.min_calls = 100;
            let script = Script::new([Play::status(500)]);
            let client = around(&script, config)?;
            for _ in 0..6 {
                let _ = get(&client).await;
            }
            let seen = script.calls().len();
            ensure(
                seen == 11,
                format!("sent {} in six calls that all failed", requests(seen)),
                "11: six first attempts, the three retries of the reserve, and two that the calls \
                 after the first have paid for, half a retry each",
                "The budget is what keeps retries from becoming the outage.",
                READ,
            )
        })
    }

    #[test]
    fn the_waits_are_the_configured_ones() -> Verdict {
        check_in_virtual_time(async {
            let mut config = small();
            config.deadline = 5 * SECOND;
            config.retry.max_attempts = 4;
            config.retry.multiplier = 3.0;
            config.retry.max_wait = 700 * MILLI;
            config.breaker.window = 100;
            config.breaker.min_calls = 100;
            let script = Script::new([Play::status(500)]);
            let _ = get(&around(&script, config.clone())?).await;
            let waits = script.waits();
            let expected = [100 * MILLI, 300 * MILLI, 700 * MILLI];
            let as_planned = waits
                .iter()
                .zip(expected)
                .all(|(wait, plan)| near(*wait, plan));
            ensure(
                waits.len() == 3 && as_planned,
                format!(
                    "waited {waits:?}, with first_wait 100 ms, multiplier 3 and max_wait 700 ms"
                ),
                &format!("{expected:?}: the third is cut off"),
                "A schedule that is computed from other numbers than the configured ones \
                 surprises its owner.",
                READ,
            )?;
            are_drawn_at_random(config).await
        })
    }

    /// Fails if all waits with jitter are alike, or those of two clients are. With nine
    /// waits of up to 10 s, chance alone makes them so in less than one of 10^20 runs.
    async fn are_drawn_at_random(mut config: ClientConfig) -> Verdict {
        config.deadline = 200 * SECOND;
        config.retry.max_attempts = 10;
        config.retry.first_wait = 10 * SECOND;
        config.retry.max_wait = 10 * SECOND;
        config.retry.jitter = true;
        let mut waits = Vec::new();
        for _ in 0..2 {
            let script = Script::new([Play::status(500)]);
            let _ = get(&around(&script, config.clone())?).await;
            waits.push(script.waits());
        }
        let mut pairs = waits[0].windows(2);
        ensure(
            pairs.any(|pair| !near(pair[0], pair[1])),
            format!(
                "waited {} between the attempts of one call, with jitter and waits of at most 10 s",
                in_ms(&waits[0])
            ),
            "waits that are drawn at random, up to 10 s, each for itself: `step4::Retry` does so, \
             unless `with_random` gives it other numbers",
            "With one number for all waits, the calls that failed together come back together, \
             and meet a service that has just got up.",
            READ,
        )?;
        let mut pairs = waits[0].iter().zip(&waits[1]);
        ensure(
            pairs.any(|(one, other)| !near(*one, *other)),
            format!(
                "waited {} in one client, and {} in another, with jitter and waits of at most 10 s",
                in_ms(&waits[0]),
                in_ms(&waits[1])
            ),
            "other waits in each client: `step4::Retry` draws them, unless `with_random` gives it \
             other numbers",
            "A hundred clients that begin with the same seed wait as if they had no jitter: all \
             that failed together come back together.",
            READ,
        )
    }

    fn in_ms(waits: &[Duration]) -> String {
        let waits: Vec<_> = waits.iter().map(Duration::as_millis).collect();
        format!("{waits:?} ms")
    }

    /// One attempt for each call, enough places, and a long deadline.
    fn single() -> ClientConfig {
        let mut config = small();
        config.deadline = 60 * SECOND;
        config.retry.max_attempts = 1;
        config.bulkhead.max_concurrent = 10;
        config
    }

    #[test]
    fn the_circuit_opens_as_configured() -> Verdict {
        check_in_virtual_time(async {
            let mut config = single();
            config.breaker.window = 6;
            config.breaker.min_calls = 4;
            config.breaker.failure_rate = 0.8;
            let statuses = [500, 200, 200, 500, 500, 500, 500, 500];
            let script = Script::new(statuses.map(Play::status));
            let client = around(&script, config)?;
            for _ in 0..12 {
                let _ = get(&client).await;
            }
            let seen = script.calls().len();
            ensure(
                seen == 8,
                format!(
                    "sent {} in twelve calls, with these answers: {statuses:?}, and with window \
                     6, min_calls 4 and failure_rate 0.8",
                    requests(seen)
                ),
                "8 requests: that is when, for the first time, at least 4 answers are there, and 5 \
                 of the last 6 are failures",
                "With another window, rate or number of calls than the configured one, it opens \
                 for a trifle, or too late, or never.",
                READ,
            )
        })
    }

    #[test]
    fn an_open_circuit_asks_again_as_configured() -> Verdict {
        check_in_virtual_time(async {
            let mut config = single();
            config.breaker.window = 1;
            config.breaker.min_calls = 1;
            config.breaker.open_for = 3 * SECOND;
            config.breaker.probes = 2;
            let slow = Play::status(200).after(100 * MILLI);
            let script = Script::new([Play::status(500), slow]);
            let client = around(&script, config)?;
            let _ = get(&client).await;
            tokio::time::sleep(2_900 * MILLI).await;
            let early = get(&client).await;
            tokio::time::sleep(200 * MILLI).await;
            let (first, second, third) = tokio::join!(get(&client), get(&client), get(&client));
            let late = [first, second, third];
            let sent = late.iter().filter(|outcome| outcome.is_ok()).count();
            let late: Vec<_> = late.iter().map(told).collect();
            ensure(
                is_open(&early) && sent == 2,
                format!(
                    "said, with open_for 3 s and probes 2, {} after 2.9 s, and to three calls \
                     after 3.1 s: {}",
                    told(&early),
                    late.join("; ")
                ),
                "\"circuit open\" after 2.9 s; then two answers, and \"circuit open\" for the third",
                "A service that is getting up is asked too early, by too many, or long after it \
                 is well.",
                READ,
            )
        })
    }

    #[test]
    fn the_queue_is_the_configured_one() -> Verdict {
        check_in_virtual_time(async {
            let mut config = single();
            config.bulkhead.max_concurrent = 2;
            config.bulkhead.max_queue = 1;
            config.bulkhead.max_wait = 300 * MILLI;
            let script = Script::new([Play::status(200).after(SECOND)]);
            let client = around(&script, config)?;
            let refused_after = async || {
                let start = tokio::time::Instant::now();
                let outcome = get(&client).await;
                let is_full = matches!(outcome, Err(ApiError::BulkheadFull));
                is_full.then(|| start.elapsed())
            };
            let (a, b, c, d) = tokio::join!(
                refused_after(),
                refused_after(),
                refused_after(),
                refused_after()
            );
            let mut refused: Vec<_> = [a, b, c, d].into_iter().flatten().collect();
            refused.sort_unstable();
            let expected = [Duration::ZERO, 300 * MILLI];
            let as_planned = refused
                .iter()
                .zip(expected)
                .all(|(time, plan)| near(*time, plan));
            ensure(
                refused.len() == 2 && as_planned,
                format!(
                    "said \"bulkhead full\" after {refused:?}, to four calls at a time, with two \
                     places for a second each, max_queue 1 and max_wait 300 ms"
                ),
                "two of them refused: one at once, one that waited for 300 ms",
                "Who stands in a longer queue than the configured one holds up a caller who was \
                 promised an error.",
                READ,
            )
        })
    }

    #[test]
    fn numbers_that_cross_are_taken_as_they_are() -> Verdict {
        check_in_virtual_time(async {
            let why = "Whoever reads the effective configuration sees the one number, and the \
                       client runs with the other. What must not be is refused by the rules; all \
                       else is meant.";
            let mut config = single();
            config.breaker.window = 1;
            config.breaker.min_calls = 1;
            config.breaker.open_for = 90 * SECOND;
            config.breaker.probes = 3;
            config.bulkhead.max_concurrent = 1;
            config.bulkhead.max_queue = 5;
            config.bulkhead.max_wait = 2 * SECOND;
            let script = Script::new([Play::status(500), Play::status(200).after(100 * MILLI)]);
            let client = around(&script, config)?;
            let _ = get(&client).await;
            tokio::time::sleep(70 * SECOND).await;
            let still_open = is_open(&get(&client).await);
            tokio::time::sleep(21 * SECOND).await;
            let (a, b, c) = tokio::join!(get(&client), get(&client), get(&client));
            let probes = [a, b, c].iter().filter(|outcome| outcome.is_ok()).count();
            let (a, b, c, d, e, f) = tokio::join!(
                get(&client),
                get(&client),
                get(&client),
                get(&client),
                get(&client),
                get(&client)
            );
            let all = [a, b, c, d, e, f];
            let answered = all.iter().filter(|outcome| outcome.is_ok()).count();
            ensure(
                (still_open, probes, answered) == (true, 3, 6),
                format!(
                    "was {} after 70 s, answered {probes} of three probes and then {answered} of \
                     six calls at a time, with open_for 90 s (above the deadline of 60 s), probes \
                     3, max_concurrent 1, max_queue 5",
                    match still_open {
                        true => "open",
                        false => "no longer open",
                    }
                ),
                "open, 3 and 6: each layer gets its own part of the configuration",
                why,
                READ,
            )?;

            let mut config = small();
            config.retry.max_attempts = 3;
            config.budget.reserve = 1;
            config.budget.percent = 1;
            let script = Script::new([Play::status(500)]);
            let _ = get(&around(&script, config)?).await;
            let seen = script.calls().len();
            ensure(
                seen == 2,
                format!("sent {} with max_attempts 3 and reserve 1", requests(seen)),
                "2 requests: the reserve pays for one retry",
                why,
                READ,
            )?;

            let mut config = small();
            config.deadline = 5 * SECOND;
            config.retry.first_wait = 800 * MILLI;
            config.retry.max_wait = 800 * MILLI;
            config.breaker.open_for = 300 * MILLI;
            let script = Script::new([500, 200].map(Play::status));
            let _ = get(&around(&script, config)?).await;
            let waits = script.waits();
            ensure(
                waits.len() == 1 && near(waits[0], 800 * MILLI),
                format!("waited {waits:?} with first_wait 800 ms and open_for 300 ms"),
                "[800ms]",
                why,
                READ,
            )
        })
    }

    #[test]
    fn only_what_is_sent_is_logged_as_an_attempt() -> Verdict {
        check_in_virtual_time(async {
            let started = || {
                let events = recorder().events().into_iter();
                events
                    .filter(|event| event.name == "attempt started")
                    .count()
            };
            let script = Script::new([Play::status(500)]);
            let client = around(&script, small())?;
            for _ in 0..6 {
                let _ = get(&client).await;
            }
            let (seen, logged) = (script.calls().len(), started());
            ensure(
                logged == seen,
                format!(
                    "logged this many attempts: {logged}, and sent {}, until the circuit was open \
                     and after",
                    requests(seen)
                ),
                "one line for each request",
                "Outside the retries, three attempts are one line. Outside the breaker, the log \
                 shows requests that the service never saw.",
                READ,
            )?;
            let script = Script::new([Play::status(200).after(100 * MILLI)]);
            let client = around(&script, small())?;
            let _ = tokio::join!(get(&client), get(&client));
            let (seen, logged) = (script.calls().len(), started() - logged);
            ensure(
                logged == seen,
                format!(
                    "logged this many attempts: {logged}, and sent {}, with a full bulkhead",
                    requests(seen)
                ),
                "one line for each request",
                "Outside the bulkhead, the log shows requests that the service never saw.",
                READ,
            )
        })
    }

    #[test]
    fn a_time_out_on_the_wire_counts_for_the_breaker() -> Verdict {
        check(async {
            let service = start();
            let mut config = small();
            config.base_url = service.url();
            config.retry.max_attempts = 1;
            config.breaker.window = 2;
            config.breaker.min_calls = 2;
            let client = client(config)?;
            let mut outcome = client.send(&Request::get("/hang")).await;
            for _ in 0..2 {
                outcome = client.send(&Request::get("/hang")).await;
            }
            ensure(
                is_open(&outcome),
                format!(
                    "said {} to the third call to a service that never answers",
                    told(&outcome)
                ),
                "\"circuit open\", after two time-outs",
                "With the time-outs outside of it, a breaker sees calls that are dropped and \
                 never one that fails. It stays closed for ever.",
                READ,
            )
        })
    }

    #[test]
    fn the_token_is_sent_and_not_logged() -> Verdict {
        check(async {
            let service = start();
            let mut config = valid();
            config.base_url = service.url();
            config.auth_token = Secret::new(TOKEN);
            let client = client(config)?;
            let outcome = client.send(&Request::get("/json")).await;
            let seen = service.seen();
            let sent = seen.first().and_then(|seen| seen.header("authorization"));
            ensure(
                outcome.is_ok() && sent == Some("Bearer zq9-x7k-w4v"),
                format!("got {}; the service saw {sent:?}", told(&outcome)),
                "the answer, and an Authorization header with the token",
                "A setting without an effect is the worst kind: it looks as if it had one.",
                "the book, step 7: Secrets",
            )?;
            let events = recorder().events();
            let lines = events.iter().map(ToString::to_string);
            let telling: Vec<_> = lines.filter(|line| gives_away(line)).collect();
            ensure(
                telling.is_empty(),
                format!("logged:\n{}", telling.join("\n")),
                "nothing of the token",
                "Logs are read by many.",
                "the book, step 7: Secrets",
            )
        })
    }

    fn client(config: ClientConfig) -> Result<ResilientClient, Failed> {
        ResilientClient::new(config).map_err(|problems| {
            let expected = "a client: the configuration of this check breaks no rule";
            ensure(
                false,
                problems,
                expected,
                "The rules of exercise 7.3 are too strict.",
                READ,
            )
            .unwrap_err()
        })
    }

    fn start() -> PracticeService {
        PracticeService::start().expect("the practice service needs a free port on 127.0.0.1")
    }
}

/// The defaults, with an address.
fn valid() -> ClientConfig {
    ClientConfig {
        base_url: "http://127.0.0.1:1".into(),
        ..ClientConfig::default()
    }
}

fn file(text: &str) -> ConfigFile<'_> {
    ConfigFile {
        name: "client.toml",
        text,
    }
}

fn env(vars: &[(&str, &str)]) -> BTreeMap<String, String> {
    let vars = vars.iter();
    vars.map(|(name, text)| (name.to_string(), text.to_string()))
        .collect()
}

fn layers(text: &str, vars: &[(&str, &str)]) -> Layers {
    let (file, problems) = Layer::from_file("client.toml", text);
    assert!(problems.is_empty(), "{problems:?}");
    Layers::new(file, Layer::from_env(&env(vars)))
}

fn or_none(text: &str) -> &str {
    match text {
        "" => "(none)",
        text => text,
    }
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

/// Whether three characters of the token, or more, are in a text.
fn gives_away(text: &str) -> bool {
    TOKEN.as_bytes().windows(3).any(|part| {
        let part = String::from_utf8_lossy(part);
        text.contains(&*part)
    })
}

/// Equal, but for the grain of tokio's clock.
fn near(elapsed: Duration, expected: Duration) -> bool {
    elapsed.abs_diff(expected) <= 3 * MILLI
}
