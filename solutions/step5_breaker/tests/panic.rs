//! What the guard of the reference cannot tell apart.

use lab::script::{Outcome, Script};
use solution5::{BreakerConfig, CircuitBreaker, State};
use step3::{Request, Transport};

/// A caller who waits for a call and does something else beside it, which has a bug.
async fn caller_with_a_bug(breaker: &CircuitBreaker<Script>) {
    let request = Request::get("/json");
    let call = breaker.send(&request);
    let beside = async {
        tokio::task::yield_now().await;
        panic!("a bug of the caller");
    };
    let _: (_, ()) = tokio::join!(call, beside);
}

/// A panic of the caller drops the call while it unwinds: it looks the same as one
/// of the call. The book says so in "No way out without giving back".
#[tokio::test(start_paused = true)]
async fn a_panic_of_the_caller_beside_the_call_counts_as_well() {
    let script = Script::new([Outcome::Never.into()]);
    let config = BreakerConfig::default();
    let breaker = std::sync::Arc::new(CircuitBreaker::new(script, config.clone()));
    for count in 1..=config.min_calls {
        assert_eq!(breaker.state(), State::Closed, "before call {count}");
        let breaker = std::sync::Arc::clone(&breaker);
        let ended = tokio::spawn(async move { caller_with_a_bug(&breaker).await });
        assert!(ended.await.is_err_and(|error| error.is_panic()));
    }
    assert_eq!(breaker.state(), State::Open);
}
