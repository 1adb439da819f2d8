// The checks of step 2. Run them with `cargo test -p step2`.
//
// They ask your errors questions and never look at how they were made.

use std::collections::HashSet;
use std::error::Error;
use std::time::{Duration, SystemTime};

use lab::PracticeService;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Client, ClientBuilder, StatusCode};
use step2::{ApiError, ErrorClass, Executed, ImprovedClient, Phase, retry_after};
use support::{Verdict, check, ensure};

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
        check(async {
            for status in [429, 503] {
                let asked = Some(Duration::from_secs(7));
                let wait = from_status(status, asked).retry_after();
                ensure(
                    wait == asked,
                    format!("made a {status} that asked for 7 s an error that says {wait:?}"),
                    "7 s",
                    "The service knows when it will be well again. A client that does not \
                     listen comes back too early, every time.",
                    "the book, step 2: Retry-After",
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
    const RUBBISH: [&str; 6] = [
        "",
        "soon",
        "-5",
        "1.5",
        "12 parsecs",
        "99999999999999999999999",
    ];

    fn reads(
        headers: &'static [(&'static str, &'static str)],
        expected: Option<Duration>,
        why: &'static str,
    ) -> Verdict {
        check(async move {
            // A local clock that is an hour ahead of the service's.
            let now = httpdate::parse_http_date(NOON).unwrap() + Duration::from_secs(3600);
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
        reads(&[("retry-after", "0")], Some(Duration::ZERO), why)
    }

    #[test]
    fn a_date_counts_from_the_date_of_the_answer() -> Verdict {
        reads(
            &[("date", NOON), ("retry-after", TWO_MINUTES_LATER)],
            Some(Duration::from_secs(120)),
            "Clocks differ. Both dates come from the service's clock, so their difference is \
             right even when yours is an hour ahead, as it is in this check.",
        )
    }

    #[test]
    fn a_date_counts_from_now_when_the_answer_has_none() -> Verdict {
        reads(
            &[("retry-after", "Sun, 06 Nov 1994 13:00:30 GMT")],
            Some(Duration::from_secs(30)),
            "Without a Date header the local clock is the best there is.",
        )
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
            for url in [
                nobody.url(),
                service.url() + "/close",
                service.url() + "/hang",
            ] {
                let error = ApiError::from_reqwest(failure(impatient(), &url).await);
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
            let paths = ["/close", "/truncate", "/stall"];
            let mut urls = paths.map(|path| service.url() + path).to_vec();
            urls.push("gopher://127.0.0.1/json".into());
            for url in urls {
                let url = url + "?api_key=SECRET";
                let error = ApiError::from_reqwest(failure(impatient(), &url).await);
                let text = format!(
                    "Display: {error}\nDebug: {error:?}\ncauses: {}",
                    chain(&error).join("; ")
                );
                ensure(
                    !text.contains("SECRET"),
                    format!("made an error that prints the query string:\n{text}"),
                    "no address in any message: Error::without_url removes it",
                    "Errors are logged, and logs are read by many. A key in them is a leaked key.",
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
            format!("said is_retryable() == {answer} for: {error}"),
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
            retry(unexpected(304), false, why)?;
            retry(
                ApiError::InvalidReply {
                    cause: "not JSON".into(),
                },
                false,
                why,
            )?;
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
            format!("said executed() == {answer:?} for: {error}"),
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
                ApiError::NotFound,
                unexpected(302),
                ApiError::InvalidReply {
                    cause: "not JSON".into(),
                },
            ] {
                executed(error, Executed::Yes)?;
            }
            Ok(())
        })
    }

    #[test]
    fn a_refusal_of_the_client_was_never_sent() -> Verdict {
        check(async {
            executed(circuit_open(), Executed::No)?;
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
                let error = ApiError::Timeout {
                    phase: Phase::Read,
                    executed: known,
                    cause: None,
                };
                executed(error, known)?;
            }
            Ok(())
        })
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
            let service = start();
            let base = service.url() + "/";
            let _ = ImprovedClient::new(&base).get("/json").await;
            let path = service.seen().first().map(|seen| seen.path.clone());
            ensure(
                path.as_deref() == Some("/json"),
                format!("asked for {path:?}, where base address and path both had a slash"),
                "/json: step1::join does it",
                "A new protection must not lose an old one.",
                READ,
            )
        })
    }

    #[test]
    fn what_a_busy_service_asks_for_reaches_the_caller() -> Verdict {
        check(async {
            let service = start();
            let client = ImprovedClient::new(&service.url());
            for path in ["/busy/429/7", "/busy/503/7/date"] {
                let answer = client.get(path).await;
                let wait = answer.as_ref().err().and_then(ApiError::retry_after);
                ensure(
                    wait == Some(Duration::from_secs(7)),
                    format!("called {path} and got an error whose retry_after() is {wait:?}"),
                    "7 s: read the headers before the body uses the response up",
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
            Ok(())
        })
    }

    #[test]
    fn a_status_is_not_lost_when_its_page_breaks_off() -> Verdict {
        check(async {
            let service = start();
            let answer = ImprovedClient::new(&service.url())
                .get("/truncate/503")
                .await;
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
            for _ in 0..4 {
                // The body comes 10 ms after the head, so it must be waited for.
                let _ = client.get("/late/503").await;
            }
            ensure(
                service.connections() == 1,
                format!(
                    "opened {} connections for 4 calls in a row",
                    service.connections()
                ),
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
