// The checks of step 2. Run them with `cargo test -p step2`.
//
// They ask your errors questions and never look at how they were made.

use std::collections::HashSet;
use std::error::Error;
use std::time::{Duration, SystemTime};

use lab::{Ended, PracticeService};
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Client, ClientBuilder, StatusCode};
use step2::{ApiError, ErrorClass, Executed, ImprovedClient, Phase, retry_after};
use support::{Verdict, check, ensure, given};

mod exercise_1_status {
    use super::*;

    const READ: &str = "the book, step 2: Six kinds of status";

    fn has_class(statuses: &'static [u16], expected: ErrorClass, why: &'static str) -> Verdict {
        check(async move {
            for &status in statuses {
                let class = from_status(status, None).class();
                ensure(
                    class == expected,
                    format!("made a status {status} an error of class {class:?}"),
                    &format!("class {expected:?} for {statuses:?}"),
                    why,
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_failure_of_the_service_is_a_server_error() -> Verdict {
        has_class(
            &[500, 501, 502, 503, 504, 507, 599],
            ErrorClass::Server,
            "A gateway that times out answers 504, a service that restarts 502 or 503. \
             If only 500 counts, most outages have no name.",
        )
    }

    #[test]
    fn a_wrong_request_is_a_client_error() -> Verdict {
        has_class(
            &[400, 405, 408, 409, 422, 429, 451, 499],
            ErrorClass::Client,
            "The request is what must change, or its moment. Nobody should be woken for it.",
        )
    }

    #[test]
    fn a_401_and_a_403_are_authentication_errors() -> Verdict {
        has_class(
            &[401, 403],
            ErrorClass::Authentication,
            "Expired credentials fail every call until somebody renews them.",
        )
    }

    #[test]
    fn a_404_is_not_found() -> Verdict {
        has_class(
            &[404],
            ErrorClass::NotFound,
            "That something is not there is often a normal answer.",
        )
    }

    #[test]
    fn a_leftover_redirect_or_a_strange_status_is_unexpected() -> Verdict {
        has_class(
            &[302, 304, 600, 999],
            ErrorClass::Unexpected,
            "reqwest takes these for success: a caller would store an empty page as its data.",
        )
    }

    #[test]
    fn the_status_is_kept() -> Verdict {
        check(async {
            for status in [401, 403, 404, 409, 429, 500, 503, 302] {
                let kept = from_status(status, None).status().map(|kept| kept.as_u16());
                ensure(
                    kept == Some(status),
                    format!("made a status {status} an error whose status is {kept:?}"),
                    "the status of the answer",
                    "401 can be cured by new credentials and 403 cannot: only the status tells.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_429_and_a_503_keep_their_retry_after() -> Verdict {
        keep_retry_after(&[429, 503])
    }

    #[test]
    fn any_server_or_client_error_keeps_its_retry_after() -> Verdict {
        keep_retry_after(&[400, 408, 409, 413, 500, 501, 502, 599])
    }

    fn keep_retry_after(statuses: &'static [u16]) -> Verdict {
        check(async move {
            for &status in statuses {
                for seconds in [7, 0, 200_000, 10_000_000_000] {
                    let asked = Some(Duration::from_secs(seconds));
                    let wait = from_status(status, asked).retry_after();
                    ensure(
                        wait == asked,
                        format!("made a {status} that asked for {asked:?} one that says {wait:?}"),
                        &format!("{asked:?}, as it was given"),
                        "The service knows when it will be well again. A client that does not \
                         listen comes back too early, every time.",
                        "the book, step 2: Retry-After",
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn there_are_no_other_special_statuses() -> Verdict {
        check(async {
            for status in (100..200).chain(300..1000) {
                let expected = match status {
                    401 | 403 => ErrorClass::Authentication,
                    404 => ErrorClass::NotFound,
                    400..=499 => ErrorClass::Client,
                    500..=599 => ErrorClass::Server,
                    _ => ErrorClass::Unexpected,
                };
                let error = from_status(status, None);
                let kept = error.status().map(|kept| kept.as_u16());
                ensure(
                    error.class() == expected && kept == Some(status),
                    format!(
                        "made a status {status} an error of class {:?} with status {kept:?}",
                        error.class()
                    ),
                    &format!("class {expected:?} with status {status}"),
                    "A case that nobody has asked for is a surprise for whoever reads the table.",
                    READ,
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_2_retry_after {
    use super::*;

    const READ: &str = "the book, step 2: Retry-After";
    const NOON: &str = "Sun, 06 Nov 1994 12:00:00 GMT";
    const TWO_MINUTES_LATER: &str = "Sun, 06 Nov 1994 12:02:00 GMT";
    /// Panics on these are told from panics elsewhere by the line they are in.
    const RUBBISH: [&str; 9] = [
        "",
        "soon",
        "-5",
        "1.5",
        "12 parsecs",
        "120s",
        "120, 60",
        "120; x",
        "99999999999999999999999",
    ];

    fn reads(
        headers: &'static [(&'static str, &'static str)],
        expected: Option<Duration>,
        why: &'static str,
    ) -> Verdict {
        // A local clock that is an hour ahead of the service's.
        let now = httpdate::parse_http_date(NOON).unwrap() + Duration::from_secs(3600);
        reads_at(now, headers, expected, why)
    }

    fn reads_at(
        now: SystemTime,
        headers: &'static [(&'static str, &'static str)],
        expected: Option<Duration>,
        why: &'static str,
    ) -> Verdict {
        check(async move {
            let wait = retry_after(&header_map(headers), now);
            ensure(
                wait == expected,
                format!("read {headers:?} as {wait:?}"),
                &format!("{expected:?}"),
                why,
                READ,
            )
        })
    }

    #[test]
    fn a_number_is_seconds() -> Verdict {
        let why = "Read as milliseconds, a wait of two minutes becomes an eighth of a second.";
        reads(
            &[("retry-after", "120")],
            Some(Duration::from_secs(120)),
            why,
        )?;
        // A Date beside it, and a clock that is an hour ahead, change nothing.
        reads(
            &[("date", NOON), ("retry-after", "120")],
            Some(Duration::from_secs(120)),
            why,
        )?;
        reads(&[("retry-after", "0")], Some(Duration::ZERO), why)?;
        let why = "A service that is closed until tomorrow may say so. Whether that is too \
                   long is for the caller to decide.";
        reads(
            &[("retry-after", "200000")],
            Some(Duration::from_secs(200_000)),
            why,
        )?;
        reads(
            &[("retry-after", "10000000000")],
            Some(Duration::from_secs(10_000_000_000)),
            why,
        )?;
        reads(
            &[
                ("date", NOON),
                ("retry-after", "Mon, 06 Mar 1995 12:00:00 GMT"),
            ],
            Some(Duration::from_secs(120 * 24 * 3600)),
            why,
        )?;
        reads(
            &[
                ("date", NOON),
                ("retry-after", "Wed, 09 Nov 1994 12:00:00 GMT"),
            ],
            Some(Duration::from_secs(3 * 24 * 3600)),
            why,
        )
    }

    #[test]
    fn a_date_counts_from_the_date_of_the_answer() -> Verdict {
        reads(
            &[("date", NOON), ("retry-after", TWO_MINUTES_LATER)],
            Some(Duration::from_secs(120)),
            "Clocks differ. Both dates come from the service's clock, so their difference is \
             right even when yours is an hour ahead, as it is in this check.",
        )?;
        reads(
            &[
                ("age", "60"),
                ("date", NOON),
                ("retry-after", TWO_MINUTES_LATER),
            ],
            Some(Duration::from_secs(120)),
            "The date is counted from that of the answer, whatever else the answer says. Taken \
             off once more, the wait is too short.",
        )
    }

    #[test]
    fn a_clock_that_is_behind_does_no_harm_either() -> Verdict {
        let behind = httpdate::parse_http_date(NOON).unwrap() - Duration::from_secs(3600);
        let why = "Clocks differ in both directions: here yours is an hour behind. Counted from \
                   it, two minutes become an hour and two minutes.";
        reads_at(
            behind,
            &[("date", NOON), ("retry-after", TWO_MINUTES_LATER)],
            Some(Duration::from_secs(120)),
            why,
        )?;
        reads_at(
            behind,
            &[("date", TWO_MINUTES_LATER), ("retry-after", NOON)],
            Some(Duration::ZERO),
            why,
        )?;
        let years_ahead = httpdate::parse_http_date(NOON).unwrap() + Duration::from_secs(1 << 30);
        reads_at(
            years_ahead,
            &[("date", NOON), ("retry-after", TWO_MINUTES_LATER)],
            Some(Duration::from_secs(120)),
            "Clocks can be wrong by years: a machine whose battery is empty starts in 1970.",
        )?;
        let years_behind =
            httpdate::parse_http_date(NOON).unwrap() - Duration::from_secs(700_000_000);
        reads_at(
            years_behind,
            &[("date", NOON), ("retry-after", TWO_MINUTES_LATER)],
            Some(Duration::from_secs(120)),
            "Clocks can be wrong by years: a machine whose battery is empty starts in 1970.",
        )
    }

    #[test]
    fn a_date_may_be_written_in_the_old_ways() -> Verdict {
        let why = "RFC 9110 (section 5.6.7) has three forms of a date. Two are old, and whoever \
                   reads HTTP has to take them, too. The crate httpdate does.";
        let wait = Some(Duration::from_secs(120));
        reads(
            &[
                ("date", NOON),
                ("retry-after", "Sunday, 06-Nov-94 12:02:00 GMT"),
            ],
            wait,
            why,
        )?;
        reads(
            &[("date", NOON), ("retry-after", "Sun Nov  6 12:02:00 1994")],
            wait,
            why,
        )
    }

    #[test]
    fn a_date_of_the_answer_that_is_rubbish_does_not_panic() -> Verdict {
        check(async {
            for bytes in [&b"soon"[..], &[0xFF, 0xFE]] {
                let mut headers = header_map(&[("retry-after", TWO_MINUTES_LATER)]);
                headers.insert("date", HeaderValue::from_bytes(bytes).expect("a value"));
                given(format!("the Date {:?}", String::from_utf8_lossy(bytes)));
                let now = httpdate::parse_http_date(NOON).unwrap();
                let wait = retry_after(&headers, now);
                let from_now = Some(Duration::from_secs(120));
                ensure(
                    wait.is_none() || wait == from_now,
                    format!("read a date beside a Date that is none as {wait:?}"),
                    "120 s, counted from now; None would do as well",
                    "A header is input from outside. It must never stop the client.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_date_counts_from_now_when_the_answer_has_none() -> Verdict {
        reads(
            &[("retry-after", "Sun, 06 Nov 1994 13:00:30 GMT")],
            Some(Duration::from_secs(30)),
            "Without a Date header the local clock is the best there is.",
        )?;
        check(async {
            let now = httpdate::parse_http_date(NOON).unwrap() + Duration::from_millis(250);
            let headers = header_map(&[("retry-after", TWO_MINUTES_LATER)]);
            let wait = retry_after(&headers, now);
            let left = Duration::from_millis(119_750)..=Duration::from_secs(120);
            ensure(
                wait.is_some_and(|wait| left.contains(&wait)),
                format!("read a date that is 119.75 s away as {wait:?}"),
                "119.75 s, or a little more",
                "A wait that is cut to whole seconds ends too early: the service is still closed.",
                READ,
            )
        })
    }

    #[test]
    fn a_date_in_the_past_means_at_once() -> Verdict {
        reads(
            &[("date", TWO_MINUTES_LATER), ("retry-after", NOON)],
            Some(Duration::ZERO),
            "An answer that was under way for long may name a moment that has passed.",
        )
    }

    #[test]
    fn rubbish_is_as_good_as_nothing() -> Verdict {
        check(async {
            for value in RUBBISH {
                let headers = header_map(&[("retry-after", value)]);
                let wait = retry_after(&headers, SystemTime::now());
                ensure(
                    wait.is_none(),
                    format!("read {value:?} as {wait:?}"),
                    "None",
                    "A header is input from outside. It must never stop the client, and a zero \
                     made of rubbish would send the retry at once.",
                    READ,
                )?;
            }
            Ok(())
        })?;
        reads(&[], None, "Without the header nobody asked for anything.")?;
        check(async {
            let mut headers = HeaderMap::new();
            let bytes = HeaderValue::from_bytes(&[0xFF, 0xFE]).expect("a header value");
            headers.insert("retry-after", bytes);
            let wait = retry_after(&headers, SystemTime::now());
            ensure(
                wait.is_none(),
                format!("read a value that is not even text as {wait:?}"),
                "None",
                "A header is input from outside. It must never stop the client.",
                READ,
            )
        })
    }
}

mod exercise_3_transport {
    use super::*;

    const READ: &str = "the book, step 2: What reqwest really says";

    /// The answer of `path`, read to its end, fails: this is reqwest's error.
    async fn failure(client: ClientBuilder, url: &str) -> reqwest::Error {
        let client = client.no_proxy().retry(reqwest::retry::never());
        let client = client.build().expect("a plain client can be built");
        let outcome = match client.get(url).send().await {
            Ok(response) => response.bytes().await.map(drop),
            Err(error) => Err(error),
        };
        outcome.expect_err("this address must not answer well")
    }

    fn impatient() -> ClientBuilder {
        Client::builder().timeout(Duration::from_millis(100))
    }

    fn is(
        what: &str,
        error: &ApiError,
        class: ErrorClass,
        executed: &[Executed],
        why: &str,
    ) -> Verdict {
        // Exercise 2.4 asks the error itself; here only its fields matter.
        let found = match error {
            ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => *executed,
            ApiError::InvalidRequest { .. } => Executed::No,
            _ => Executed::Yes,
        };
        ensure(
            error.class() == class && executed.contains(&found),
            format!(
                "called a service {what} and got {:?}, executed {found:?}",
                error.class()
            ),
            &match class {
                ErrorClass::Refused => "ApiError::InvalidRequest: nothing was sent".to_owned(),
                _ => format!("{class:?}, executed one of {executed:?}"),
            },
            why,
            READ,
        )
    }

    fn is_phase(error: &ApiError, expected: Phase) -> Verdict {
        let phase = match error {
            ApiError::Timeout { phase, .. } => Some(*phase),
            _ => None,
        };
        ensure(
            phase == Some(expected),
            format!("made it a time-out of phase {phase:?}"),
            &format!("{expected:?}: is_connect() tells the two apart, and is_timeout() does not"),
            "A host that is gone and a service that is slow need different people to look at them.",
            READ,
        )
    }

    #[test]
    fn a_refused_connection_was_never_sent() -> Verdict {
        check(async {
            let nobody = lab::refusing_address().expect("a free port");
            let error = ApiError::from_reqwest(failure(Client::builder(), &nobody.url()).await);
            let why = "What was never sent is safe to send again, even an order.";
            is(
                "that refuses",
                &error,
                ErrorClass::Connection,
                &[Executed::No],
                why,
            )
        })
    }

    #[test]
    fn a_broken_connection_may_have_been_executed() -> Verdict {
        check(async {
            let service = start();
            for path in ["/close", "/close/head", "/reset", "/garbage"] {
                let url = service.url() + path;
                let error = ApiError::from_reqwest(failure(Client::builder(), &url).await);
                let unsure = [Executed::Unknown, Executed::Yes];
                let why = "The service had the request. An order may be placed: asking again \
                           places two.";
                is(
                    &format!("at {path}"),
                    &error,
                    ErrorClass::Connection,
                    &unsure,
                    why,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_body_cut_off_is_a_connection_error() -> Verdict {
        check(async {
            let service = start();
            for path in ["/truncate", "/truncate/chunked", "/reset/body"] {
                let url = service.url() + path;
                let error = ApiError::from_reqwest(failure(Client::builder(), &url).await);
                let unsure = [Executed::Unknown, Executed::Yes];
                let why = "reqwest sets is_decode for it, as for bad JSON, and never is_body. \
                           Taken for bad content, a network fault is not retried.";
                is(
                    &format!("at {path}"),
                    &error,
                    ErrorClass::Connection,
                    &unsure,
                    why,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_time_out_is_not_a_connection_error() -> Verdict {
        check(async {
            let service = start();
            for path in ["/hang", "/stall"] {
                let url = service.url() + path;
                let error = ApiError::from_reqwest(failure(impatient(), &url).await);
                let unsure = [Executed::Unknown, Executed::Yes];
                let why = "Slow and gone are two different outages with two different cures.";
                is(
                    &format!("at {path}"),
                    &error,
                    ErrorClass::Timeout,
                    &unsure,
                    why,
                )?;
                is_phase(&error, Phase::Read)?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_connect_time_out_was_never_sent() -> Verdict {
        check(async {
            let nowhere = lab::silent_address().expect("a free port");
            let client = Client::builder().connect_timeout(Duration::from_millis(100));
            let error = ApiError::from_reqwest(failure(client, &nowhere.url()).await);
            let why = "reqwest sets is_connect and is_timeout both. It is a time-out, and while \
                       connecting nothing has been sent yet.";
            is(
                "that never lets it connect",
                &error,
                ErrorClass::Timeout,
                &[Executed::No],
                why,
            )?;
            is_phase(&error, Phase::Connect)
        })
    }

    #[test]
    fn a_malformed_address_is_the_callers_mistake() -> Verdict {
        check(async {
            for url in ["nonsense", "http://", "gopher://127.0.0.1/"] {
                let error = ApiError::from_reqwest(failure(Client::builder(), url).await);
                let why = "Nothing was sent and nothing changes by asking again. When all that \
                           is unknown counts as a connection error, a typing error is retried.";
                let what = format!("at the address {url:?}");
                is(&what, &error, ErrorClass::Refused, &[Executed::No], why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn redirects_without_an_end_are_an_answer_that_makes_no_sense() -> Verdict {
        check(async {
            let service = start();
            let url = service.url() + "/redirect/loop";
            let client = Client::builder().redirect(reqwest::redirect::Policy::limited(2));
            let error = ApiError::from_reqwest(failure(client, &url).await);
            is(
                "that sends a client in a circle",
                &error,
                ErrorClass::Unexpected,
                &[Executed::Yes],
                "It was answered, three times. Asking again only turns the circle once more.",
            )?;
            ensure(
                matches!(error, ApiError::InvalidReply { .. }),
                format!("made it {error:?}"),
                "ApiError::InvalidReply: there is no single status to tell of",
                "An invented status sends somebody to look for an answer that nobody gave.",
                READ,
            )
        })
    }

    #[test]
    fn what_reqwest_said_is_the_cause_of_each_error() -> Verdict {
        check(async {
            let service = start();
            let nobody = lab::refusing_address().expect("a free port");
            let nowhere = lab::silent_address().expect("a free port");
            let connecting = Client::builder().connect_timeout(Duration::from_millis(100));
            let circle = Client::builder().redirect(reqwest::redirect::Policy::limited(2));
            for (client, url) in [
                (Client::builder(), nobody.url()),
                (Client::builder(), "gopher://127.0.0.1/".into()),
                (Client::builder(), service.url() + "/close"),
                (Client::builder(), service.url() + "/truncate"),
                (impatient(), service.url() + "/hang"),
                (impatient(), service.url() + "/stall"),
                (connecting, nowhere.url()),
                (circle, service.url() + "/redirect/loop"),
            ] {
                let error = ApiError::from_reqwest(failure(client, &url).await);
                let cause = error.source();
                ensure(
                    cause.is_some_and(|cause| cause.is::<reqwest::Error>()),
                    format!("made {error:?}, whose source() is no reqwest::Error"),
                    "the error of reqwest itself, without its address, behind source()",
                    "Its text is not all that it knows: is_connect, is_timeout and what lies \
                     behind it are what somebody needs at night.",
                    "the book, step 2: Keep the cause",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn the_cause_is_kept() -> Verdict {
        check(async {
            let nobody = lab::refusing_address().expect("a free port");
            let error = ApiError::from_reqwest(failure(Client::builder(), &nobody.url()).await);
            let refused = std::io::ErrorKind::ConnectionRefused;
            ensure(
                from_the_system(&error) == Some(refused),
                format!(
                    "made an error whose chain of causes is {:#?}",
                    chain(&error)
                ),
                "source() leads to what the operating system said: connection refused",
                "At night, \"could not connect\" alone does not tell a wrong port from a dead host.",
                "the book, step 2: Keep the cause",
            )?;
            let service = start();
            let url = service.url() + "/hang";
            let error = ApiError::from_reqwest(failure(impatient(), &url).await);
            ensure(
                error.source().is_some(),
                "made a time-out whose source() is None",
                "source() leads to what reqwest said",
                "Whoever looks at it at night wants to know which of two layers gave up.",
                "the book, step 2: Keep the cause",
            )
        })
    }

    #[test]
    fn the_message_tells_one_outage_from_another() -> Verdict {
        check(async {
            let (service, nobody) = (start(), lab::refusing_address().expect("a free port"));
            let nowhere = lab::silent_address().expect("a free port");
            let mut messages = Vec::new();
            for (client, url) in [
                (Client::builder(), nobody.url()),
                (Client::builder(), service.url() + "/close"),
                (impatient(), service.url() + "/hang"),
            ] {
                let error = ApiError::from_reqwest(failure(client, &url).await);
                messages.push(error.to_string());
            }
            let client = Client::builder().connect_timeout(Duration::from_millis(100));
            let error = ApiError::from_reqwest(failure(client, &nowhere.url()).await);
            messages.push(error.to_string());
            let different: HashSet<_> = messages.iter().collect();
            ensure(
                different.len() == messages.len(),
                format!(
                    "said for a refused connection, one that broke, a service that never answers \
                     and a host that never lets it connect:\n  {}",
                    messages.join("\n  ")
                ),
                "four different messages: the variant, its phase and `executed` make the text",
                "Most errors are only ever read as one line of a log. If all lines are alike, \
                 somebody has to wait for the next outage to find out more.",
                READ,
            )
        })
    }

    #[test]
    fn no_message_contains_the_address() -> Verdict {
        check(async {
            let service = start();
            let nobody = lab::refusing_address().expect("a free port");
            let nowhere = lab::silent_address().expect("a free port");
            let paths = ["/close", "/truncate", "/stall", "/redirect/loop"];
            let mut urls = paths.map(|path| service.url() + path).to_vec();
            urls.push("gopher://127.0.0.1/json".into());
            urls.push(nobody.url() + "/patients/SECRET");
            urls.push(nowhere.url() + "/patients/SECRET");
            for url in urls {
                let path = url.rsplit('/').next().unwrap_or_default().to_owned();
                let url = url + "?api_key=SECRET";
                let client = impatient().redirect(reqwest::redirect::Policy::limited(2));
                // Shorter than the limit for all of it: connecting can time out by itself.
                let client = client.connect_timeout(Duration::from_millis(50));
                let error = ApiError::from_reqwest(failure(client, &url).await);
                let text = format!(
                    "Display: {error}\nDebug: {error:?}\ncauses: {}",
                    chain(&error).join("; ")
                );
                ensure(
                    !text.contains("SECRET") && !text.contains(&format!("/{path}")),
                    format!("made an error that prints the address:\n{text}"),
                    "no address in any message: Error::without_url removes it",
                    "Errors are logged, and logs are read by many. A key in them is a leaked key. \
                     A path can hold a secret, too.",
                    "the book, step 2: No secrets in messages",
                )?;
            }
            Ok(())
        })
    }
}

mod exercise_4_questions {
    use super::*;

    const READ: &str = "the book, step 2: Three questions";

    fn retry(error: ApiError, expected: bool, why: &str) -> Verdict {
        let answer = error.is_retryable();
        ensure(
            answer == expected,
            format!("said is_retryable() == {answer} for: {}", told(&error)),
            &format!("{expected}"),
            why,
            READ,
        )
    }

    #[test]
    fn asking_again_may_cure_a_failing_service() -> Verdict {
        check(async {
            for code in [500, 502, 503, 504] {
                retry(
                    server(code),
                    true,
                    "Most failures of a service are over within seconds.",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn asking_again_may_cure_408_and_429() -> Verdict {
        check(async {
            for code in [408, 429] {
                let why = "408 says \"too slow\" and 429 \"too often\": later may be fine.";
                retry(client(code), true, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn asking_again_may_cure_a_connection_or_a_time_out() -> Verdict {
        check(async {
            let why = "The next connection may meet a healthy instance.";
            retry(connection(Executed::Unknown), true, why)?;
            for phase in [Phase::Connect, Phase::Read, Phase::Write] {
                retry(timeout(phase), true, why)?;
            }
            Ok(())
        })
    }

    #[test]
    fn asking_again_does_not_change_a_final_answer() -> Verdict {
        check(async {
            let why = "The same question gets the same answer. Retries only add load.";
            for code in [400, 405, 409, 422] {
                retry(client(code), false, why)?;
            }
            retry(ApiError::NotFound, false, why)?;
            retry(authentication(401), false, why)?;
            retry(authentication(403), false, why)?;
            for code in (100..200).chain(300..400).chain(600..1000) {
                retry(unexpected(code), false, why)?;
            }
            for text in ["soon", "[1, 2"] {
                let not_json = serde_json::from_str::<serde_json::Value>(text);
                let cause = not_json.expect_err("no JSON").into();
                retry(ApiError::InvalidReply { cause }, false, why)?;
            }
            retry(
                ApiError::InvalidRequest {
                    cause: "no host".into(),
                },
                false,
                why,
            )
        })
    }

    #[test]
    fn what_the_service_asks_for_changes_no_answer() -> Verdict {
        check(async {
            let why = "How long to wait is one question, and whether it can help another. A \
                       long wait may be too long for this caller and fine for the next.";
            for wait in [0, 7, 200_000].map(Duration::from_secs).map(Some) {
                for code in (400..=499).filter(|code| ![401, 403, 404].contains(code)) {
                    let status = status(code);
                    let is_late_or_often = [408, 429].contains(&code);
                    let error = ApiError::Client {
                        status,
                        retry_after: wait,
                    };
                    retry(error, is_late_or_often, why)?;
                }
                for code in 500..=599 {
                    let status = status(code);
                    let error = ApiError::Server {
                        status,
                        retry_after: wait,
                    };
                    retry(error, code != 501, why)?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn whether_it_was_executed_changes_no_answer() -> Verdict {
        check(async {
            let why = "Whether it may have been executed decides if asking again is safe, which \
                       is another question, for step 4.";
            for executed in [Executed::No, Executed::Unknown, Executed::Yes] {
                retry(connection(executed), true, why)?;
                for (phase, expected) in [
                    (Phase::Connect, true),
                    (Phase::Read, true),
                    (Phase::Write, true),
                    (Phase::Pool, false),
                    (Phase::Deadline, false),
                ] {
                    retry(ApiError::timed_out(phase, executed), expected, why)?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn asking_again_does_not_teach_a_server_a_method() -> Verdict {
        check(async {
            let why = "501 says \"I do not know how\". It will not know in a second either.";
            retry(server(501), false, why)
        })
    }

    #[test]
    fn what_the_client_refused_itself_is_not_retried() -> Verdict {
        check(async {
            let why = "The client refuses in order to send less. Retrying its refusals undoes \
                       that, exactly when it is needed.";
            retry(circuit_open(), false, why)?;
            for retry_in in [0, 3600].map(Duration::from_secs) {
                retry(ApiError::CircuitOpen { retry_in }, false, why)?;
            }
            retry(ApiError::BulkheadFull, false, why)?;
            retry(timeout(Phase::Pool), false, why)?;
            retry(timeout(Phase::Deadline), false, why)?;
            let left = circuit_open().retry_after();
            ensure(
                left == Some(Duration::from_secs(1)),
                format!("said retry_after() == {left:?} for a circuit that stays open for 1 s"),
                "1 s: the circuit knows how long it stays open",
                why,
                READ,
            )
        })
    }

    fn executed(error: ApiError, expected: Executed) -> Verdict {
        let answer = error.executed();
        ensure(
            answer == expected,
            format!("said executed() == {answer:?} for: {}", told(&error)),
            &format!("{expected:?}"),
            "This decides whether an order may be sent again. Wrongly \"no\", and it is placed \
             twice; wrongly \"perhaps\", and what was never sent is given up.",
            READ,
        )
    }

    #[test]
    fn an_answer_means_that_it_was_executed() -> Verdict {
        check(async {
            for error in [
                server(500),
                client(429),
                authentication(401),
                authentication(403),
                ApiError::NotFound,
                unexpected(101),
                unexpected(302),
                unexpected(600),
                unexpected(999),
                ApiError::InvalidReply {
                    cause: "not JSON".into(),
                },
            ] {
                executed(error, Executed::Yes)?;
            }
            for retry_after in [None, Some(Duration::from_secs(7))] {
                for code in 400..=499 {
                    let status = status(code);
                    executed(
                        ApiError::Client {
                            status,
                            retry_after,
                        },
                        Executed::Yes,
                    )?;
                }
                for code in 500..=599 {
                    let status = status(code);
                    executed(
                        ApiError::Server {
                            status,
                            retry_after,
                        },
                        Executed::Yes,
                    )?;
                }
            }
            Ok(())
        })
    }

    #[test]
    fn a_refusal_of_the_client_was_never_sent() -> Verdict {
        check(async {
            executed(circuit_open(), Executed::No)?;
            executed(
                ApiError::CircuitOpen {
                    retry_in: Duration::ZERO,
                },
                Executed::No,
            )?;
            executed(ApiError::BulkheadFull, Executed::No)?;
            executed(
                ApiError::InvalidRequest {
                    cause: "no host".into(),
                },
                Executed::No,
            )
        })
    }

    #[test]
    fn a_connection_or_a_time_out_says_what_it_knows() -> Verdict {
        check(async {
            for known in [Executed::No, Executed::Unknown, Executed::Yes] {
                executed(connection(known), known)?;
                for phase in [
                    Phase::Connect,
                    Phase::Read,
                    Phase::Write,
                    Phase::Pool,
                    Phase::Deadline,
                ] {
                    executed(ApiError::timed_out(phase, known), known)?;
                    let error = ApiError::Timeout {
                        phase,
                        executed: known,
                        cause: Some("late".into()),
                    };
                    executed(error, known)?;
                }
            }
            Ok(())
        })
    }

    /// An error with what the message does not show of it.
    fn told(error: &ApiError) -> String {
        match error {
            ApiError::Server {
                retry_after: Some(wait),
                ..
            }
            | ApiError::Client {
                retry_after: Some(wait),
                ..
            } => {
                format!("{error} with Retry-After: {}", wait.as_secs())
            }
            ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => {
                format!("{error}, executed: {executed:?}")
            }
            _ => error.to_string(),
        }
    }

    fn status(code: u16) -> StatusCode {
        StatusCode::from_u16(code).expect("a status")
    }

    fn server(code: u16) -> ApiError {
        ApiError::Server {
            status: status(code),
            retry_after: None,
        }
    }

    fn client(code: u16) -> ApiError {
        ApiError::Client {
            status: status(code),
            retry_after: None,
        }
    }

    fn authentication(code: u16) -> ApiError {
        ApiError::Authentication {
            status: status(code),
        }
    }

    fn unexpected(code: u16) -> ApiError {
        ApiError::UnexpectedStatus {
            status: status(code),
        }
    }

    fn connection(executed: Executed) -> ApiError {
        ApiError::Connection {
            executed,
            cause: "broken".into(),
        }
    }

    fn timeout(phase: Phase) -> ApiError {
        ApiError::Timeout {
            phase,
            executed: Executed::No,
            cause: None,
        }
    }

    fn circuit_open() -> ApiError {
        ApiError::CircuitOpen {
            retry_in: Duration::from_secs(1),
        }
    }
}

mod exercise_5_reply {
    use super::*;

    const READ: &str = "the book, step 2: The body belongs to the attempt";

    #[test]
    fn a_whole_answer_is_a_reply() -> Verdict {
        check(async {
            let service = start();
            let text = match ImprovedClient::new(&service.url()).get("/json").await {
                Ok(reply) => reply.text(),
                Err(error) => format!("an error: {error}"),
            };
            ensure(
                text.contains("Clients that survive"),
                format!("called GET /json and got {text:?}"),
                "the document that the service sends",
                "A client must work on a good day first.",
                READ,
            )
        })
    }

    #[test]
    fn the_body_arrives_byte_for_byte() -> Verdict {
        check(async {
            let service = start();
            let reply = ImprovedClient::new(&service.url()).get("/bytes/256").await;
            let body = reply.map(|reply| reply.body.to_vec()).unwrap_or_default();
            let sent: Vec<u8> = (0..=255).collect();
            ensure(
                body == sent,
                format!("got {} bytes that are not those that were sent", body.len()),
                "the same 256 bytes: not every body is text",
                "Read as text, an image loses every byte that is no UTF-8, in silence.",
                READ,
            )
        })
    }

    #[test]
    fn base_address_and_path_are_joined_with_one_slash() -> Verdict {
        check(async {
            for (slash, path) in [("/", "/json"), ("", "json")] {
                let service = start();
                let base = service.url() + slash;
                let _ = ImprovedClient::new(&base).get(path).await;
                let asked = service.seen().first().map(|seen| seen.path.clone());
                ensure(
                    asked.as_deref() == Some("/json"),
                    format!("asked for {asked:?} when called with {base:?} and {path:?}"),
                    "/json: step1::join does it",
                    "A new protection must not lose an old one.",
                    READ,
                )?;
            }
            let (service, other) = (start(), start());
            let path = other.url() + "/json";
            let _ = ImprovedClient::new(&service.url()).get(&path).await;
            let asked = service.seen().first().map(|seen| seen.path.clone());
            ensure(
                asked == Some(format!("/{path}")) && other.seen().is_empty(),
                format!("asked for {asked:?} when called with the path {path:?}"),
                "the base address, a slash and that path: text is joined as text",
                "A path may come from somewhere else. Taken for an address, it sends your client, \
                 and what it knows, to a host that its owner has never heard of.",
                READ,
            )
        })
    }

    #[test]
    fn a_long_body_arrives_whole_and_an_empty_one_is_an_answer() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            for length in [0, 3_000_000] {
                let answer = client.get(&format!("/bytes/{length}")).await;
                let found = answer.as_ref().map(|reply| reply.body.len());
                ensure(
                    found.as_ref().is_ok_and(|found| *found == length),
                    format!("got {found:?} for a body of {length} bytes"),
                    &format!("{length} bytes"),
                    "Half a document that counts as a whole one is found a month later.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn status_headers_and_body_are_handed_on_as_they_came() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            for code in [201, 202, 203, 206, 226, 299] {
                let answer = client.get(&format!("/status/{code}")).await;
                let found = answer
                    .as_ref()
                    .map(|reply| (reply.status.as_u16(), reply.text()));
                ensure(
                    found
                        .as_ref()
                        .is_ok_and(|found| *found == (code, format!("status {code}\n"))),
                    format!("got {found:?} from a service that answers {code}"),
                    &format!("a reply with status {code} and the body \"status {code}\\n\""),
                    "202 is not yet done, 206 is a part: any status from 200 to 299 is a \
                     success, and the caller wants to know which one.",
                    READ,
                )?;
            }
            let answer = client.get("/status/204").await;
            ensure(
                answer.as_ref().is_ok_and(|reply| reply.body.is_empty()),
                format!("got {answer:?} from a service that answers 204"),
                "a reply with an empty body: 204 means that there is none",
                "That there is nothing to say is a good answer.",
                READ,
            )?;
            let answer = client.get("/cookies").await;
            let headers = answer.map(|reply| reply.headers).unwrap_or_default();
            let cookies = headers.get_all("set-cookie").iter().count();
            ensure(
                cookies == 2 && headers.contains_key("content-length"),
                format!(
                    "got {cookies} of two Set-Cookie headers and a Content-Length: {headers:?}"
                ),
                "all headers, as reqwest has them",
                "A header that gets lost on the way is looked for at the service.",
                READ,
            )
        })
    }

    #[test]
    fn one_call_is_one_get_of_that_path() -> Verdict {
        check(async {
            for path in [
                "/json?page=2&Key=A",
                "/orders/",
                "/json?q=a%20b&flag&sum=b+c",
                "/close",
                "/reset",
                "/truncate",
                "/reset/body",
                "/status/408",
                "/status/500",
                "/status/502",
                "/status/503",
                "/busy/429/0",
                "/redirect/loop",
                "/redirect/refused",
                "/redirect/ftp",
            ] {
                let service = start();
                let _ = ImprovedClient::new(&service.url()).get(path).await;
                let seen = service.seen();
                let sent: Vec<_> = seen
                    .iter()
                    .map(|seen| format!("{} {}", seen.method, seen.path))
                    .collect();
                ensure(
                    sent == [format!("GET {path}")],
                    format!("sent, for one call of {path}: {}", sent.join(", ")),
                    "one GET of that path, letter by letter: `join` makes the address",
                    "Whoever counts attempts must be the only one who makes them. And behind a \
                     redirect, \"could not connect\" no longer means \"was never sent\".",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn what_was_never_sent_is_told_from_what_may_have_been() -> Verdict {
        check(async {
            let nobody = lab::refusing_address().expect("a free port");
            let service = start();
            for (base, path, class, executed) in [
                (nobody.url(), "/json", ErrorClass::Connection, Executed::No),
                (
                    "not an address".into(),
                    "/json",
                    ErrorClass::Refused,
                    Executed::No,
                ),
                (
                    service.url(),
                    "/close",
                    ErrorClass::Connection,
                    Executed::Unknown,
                ),
            ] {
                let answer = ImprovedClient::new(&base).get(path).await;
                let found = answer
                    .as_ref()
                    .err()
                    .map(|error| (error.class(), error.executed()));
                ensure(
                    found == Some((class, executed)),
                    format!("called {path} at {base} and got {answer:?}"),
                    &format!(
                        "class {class:?}, executed {executed:?}: what exercise 2.3 makes of it"
                    ),
                    "An order that was never sent may be sent again. One that may have been \
                     placed may not.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn calls_at_the_same_time_do_not_wait_for_each_other() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            let calls = (0..3).map(|_| {
                let client = client.clone();
                tokio::spawn(async move { client.get("/hang").await })
            });
            let calls: Vec<_> = calls.collect();
            let all = service.wait_until(LONG, |seen| seen.len() == 3).await;
            calls.iter().for_each(tokio::task::JoinHandle::abort);
            ensure(
                all,
                format!(
                    "sent {} requests for three calls at once",
                    service.seen().len()
                ),
                "3: nothing of one call is locked while another one waits",
                "A service that does not answer one call must not stop the others.",
                READ,
            )
        })
    }

    #[test]
    fn a_call_that_is_dropped_is_given_up() -> Verdict {
        check(async {
            for path in ["/hang", "/stall"] {
                let service = start();
                let client = ImprovedClient::new(&service.url());
                let impatient = Duration::from_millis(100);
                let _ = tokio::time::timeout(impatient, client.get(path)).await;
                let over = |seen: &[lab::Seen]| seen.iter().any(|seen| seen.ended != Ended::NotYet);
                ensure(
                    service.wait_until(LONG, over).await,
                    format!(
                        "was dropped while {path} did not answer, and the request was still open seconds later"
                    ),
                    "the end of the request: a dropped future does nothing more, but a spawned \
                     task goes on",
                    "Work that nobody waits for still costs the service, just when it is slow.",
                    "the book, step 1: No time-outs",
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_absurd_length_is_an_error_and_no_panic() -> Verdict {
        check(async {
            let service = start();
            given("a Content-Length that no memory can hold");
            let answer = ImprovedClient::new(&service.url())
                .get("/truncate/huge")
                .await;
            ensure(
                answer
                    .as_ref()
                    .is_err_and(|error| error.class() == ErrorClass::Connection),
                format!("got {answer:?} for a body that breaks off before its first byte"),
                "a connection error",
                "A length in a header is input from outside. Whoever asks for that much memory \
                 at once does not get it.",
                READ,
            )
        })
    }

    #[test]
    fn what_a_busy_service_asks_for_reaches_the_caller() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            for path in [
                "/busy/429/7",
                "/busy/503/7/date",
                "/busy/503/7/date/alone",
                "/truncate/413",
                "/truncate/500",
            ] {
                let answer = client.get(path).await;
                let wait = answer.as_ref().err().and_then(ApiError::retry_after);
                // A date has whole seconds: the clock may be a part of one further.
                let asked = Duration::from_secs(5)..=Duration::from_secs(7);
                ensure(
                    wait.is_some_and(|wait| asked.contains(&wait)),
                    format!("called {path} and got an error whose retry_after() is {wait:?}"),
                    "7 s: read the headers before the body uses the response up, and count a date \
                     from now if the answer has none of its own",
                    "The one who knows when to come back has said so, and nobody has heard it.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn an_answer_cut_off_half_way_is_an_error() -> Verdict {
        check(async {
            let service = start();
            for path in ["/truncate", "/truncate/chunked", "/reset/body"] {
                let answer = ImprovedClient::new(&service.url()).get(path).await;
                ensure(
                    answer
                        .as_ref()
                        .is_err_and(|e| e.class() == ErrorClass::Connection),
                    format!("called {path}, where half of a body arrives, and got {answer:?}"),
                    "a connection error: the attempt ends when the body has been read",
                    "send() is content once the head is there. Who stops there calls half a \
                     document a success, and no retry ever mends it.",
                    READ,
                )?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_status_that_is_no_success_is_an_error() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            for status in [302, 304, 401, 404, 429, 500, 503, 999] {
                let answer = client.get(&format!("/status/{status}")).await;
                let found = answer.as_ref().err().and_then(ApiError::status);
                ensure(
                    found.is_some_and(|found| found == status),
                    format!("called a service that answers {status} and got {answer:?}"),
                    "an error that knows the status: only 200 to 299 are a success",
                    "error_for_status lets 304 and 999 pass as success.",
                    READ,
                )?;
            }
            let answer = client.get("/redirect/refused").await;
            let found = answer.as_ref().err().and_then(ApiError::status);
            ensure(
                found.is_some_and(|found| found == 302),
                format!("called a service that sends it elsewhere and got {answer:?}"),
                "an error that knows the status 302: a redirect is an answer and not followed",
                "Whoever follows it by hand reports the trouble of another service.",
                READ,
            )
        })
    }

    #[test]
    fn a_status_is_not_lost_when_its_page_breaks_off() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            for strange in [302, 600] {
                let answer = client.get(&format!("/truncate/{strange}")).await;
                let status = answer.as_ref().err().and_then(ApiError::status);
                ensure(
                    status.is_some_and(|status| status == strange),
                    format!(
                        "called a service whose {strange} breaks off in its page, and got {answer:?}"
                    ),
                    &format!("an error that knows the status {strange}, as for any failure"),
                    "The status has arrived, and says more than half of a page.",
                    READ,
                )?;
            }
            let answer = client.get("/truncate/503").await;
            let error = answer.as_ref().err();
            let status = error.and_then(ApiError::status).map(|s| s.as_u16());
            let wait = error.and_then(ApiError::retry_after);
            ensure(
                status == Some(503) && wait == Some(Duration::from_secs(7)),
                format!(
                    "called a service whose 503 with Retry-After: 7 breaks off in its error \
                     page, and got {answer:?}"
                ),
                "the 503, and 7 s: once the status says failure, it counts more than the page",
                "The service has said that it is overloaded, and for how long. A broken page \
                 must not turn that into a broken connection.",
                READ,
            )
        })
    }

    #[test]
    fn an_error_answer_leaves_its_connection_usable() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            // The body comes in two parts, later than the head: it must be waited for.
            for status in [503, 429, 404, 401, 302, 200] {
                let _ = client.get(&format!("/late/{status}")).await;
            }
            // A page may be long, too.
            let _ = client.get("/late/503/1000000").await;
            let with_a_length = service.connections();
            for status in [503, 429, 404, 401, 302, 200] {
                let _ = client.get(&format!("/late/{status}/chunked")).await;
            }
            let connections = service.connections();
            ensure(
                connections == 1,
                match with_a_length {
                    1 => format!(
                        "opened {} more connections for 6 calls in a row whose answers come in \
                         chunks, without a content-length",
                        connections - 1
                    ),
                    _ => format!("opened {with_a_length} connections for 7 calls in a row"),
                },
                "1 connection: read the body of an error answer to its end too",
                "A connection with an unread answer in it is thrown away. During an outage, \
                 each retry would then open a new one at a service that is already in trouble.",
                READ,
            )
        })
    }

    #[test]
    fn bad_content_is_told_from_a_bad_connection() -> Verdict {
        check(async {
            let service = start();
            let reply = ImprovedClient::new(&service.url()).get("/not-json").await;
            let class = match &reply {
                Ok(reply) => reply
                    .json::<serde_json::Value>()
                    .err()
                    .map(|error| error.class()),
                Err(error) => Some(error.class()),
            };
            ensure(
                reply.is_ok() && class == Some(ErrorClass::Unexpected),
                format!("called /not-json and got {reply:?}, then {class:?} as JSON"),
                "a reply, whose content is then no JSON: class Unexpected",
                "The answer is complete. Asking again brings the same content again.",
                READ,
            )
        })
    }
}

/// Longer than anything takes that happens at all.
const LONG: Duration = Duration::from_secs(5);

fn start() -> PracticeService {
    PracticeService::start().expect("the practice service needs a free port on 127.0.0.1")
}

fn header_map(headers: &[(&'static str, &str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.insert(*name, HeaderValue::from_str(value).expect("a header value"));
    }
    map
}

fn from_status(status: u16, retry_after: Option<Duration>) -> ApiError {
    let status = StatusCode::from_u16(status).expect("a status from 100 to 999");
    ApiError::from_status(status, retry_after)
}

/// What the operating system said, if it is among the causes. (Its text is in the
/// language of the machine, its kind is not.)
fn from_the_system(error: &dyn Error) -> Option<std::io::ErrorKind> {
    let mut next = error.source();
    while let Some(cause) = next {
        if let Some(error) = cause.downcast_ref::<std::io::Error>() {
            return Some(error.kind());
        }
        next = cause.source();
    }
    None
}

/// The messages of an error and of all that lies behind it.
fn chain(error: &dyn Error) -> Vec<String> {
    let mut messages = vec![error.to_string()];
    let mut next = error.source();
    while let Some(cause) = next {
        messages.push(cause.to_string());
        next = cause.source();
    }
    messages
}
