//! Real sockets under a paused clock.

use std::future::Future;
use std::time::Duration;

/// Runs real input and output inside a check that has a paused clock.
///
/// A paused clock jumps to the next timer whenever the runtime has nothing to
/// do, and waiting for a socket is nothing to do: a time-out would fire that
/// never happened. While one blocking task is parked the clock stands still.
/// The park ends after ten real seconds at the latest.
pub async fn hold_clock<F: Future>(work: F) -> F::Output {
    let (done, parked) = std::sync::mpsc::channel::<()>();
    let guard = tokio::task::spawn_blocking(move || {
        let _ = parked.recv_timeout(Duration::from_secs(10));
    });
    let output = work.await;
    drop(done);
    let _ = guard.await;
    output
}

/// Waits in real time until `condition` holds, at most for ten seconds, and returns
/// whether it did. A paused clock stands still meanwhile.
pub async fn hold_until(mut condition: impl FnMut() -> bool + Send + 'static) -> bool {
    let waiting = move || {
        let begun = std::time::Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            if condition() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        false
    };
    tokio::task::spawn_blocking(waiting).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn the_clock_stands_still_during_real_work() {
        let start = Instant::now();
        let service = lab::PracticeService::start().unwrap();
        let answered = hold_clock(async {
            let address = service.url().replace("http://", "");
            let connecting = tokio::net::TcpStream::connect(address);
            tokio::time::timeout(Duration::from_secs(3600), connecting)
                .await
                .is_ok()
        });
        assert!(answered.await);
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn the_clock_stands_still_until_a_condition_holds() {
        let start = Instant::now();
        tokio::spawn(tokio::time::sleep(Duration::from_secs(3600)));
        let mut asked = 0;
        let held = hold_until(move || {
            asked += 1;
            asked == 20
        });
        assert!(held.await);
        assert_eq!(start.elapsed(), Duration::ZERO);
    }
}
