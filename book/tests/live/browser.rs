//! The served workbook in a real browser: Debian's packages chromium and
//! chromium-driver. Without them these tests say so and are skipped; where the
//! variable WORKBOOK_BROWSER is `required`, as in CI, they fail instead.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::served::{RIGHT, Served, WRONG};

/// A build and a run of checks on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser, until it is dropped.
pub struct Browser {
    driver: Child,
    port: u16,
    /// Speaks with it.
    pub client: Client,
}

impl Browser {
    /// `None` if there is no browser on this machine.
    pub async fn open(width: u32) -> Option<Browser> {
        // A window cannot be as narrow as a phone: the screen is, then.
        let metrics =
            json!({ "deviceMetrics": { "width": width, "height": 900, "pixelRatio": 1 } });
        // A port that is free now, and is not ours any more afterwards.
        let port = {
            let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            free.local_addr().unwrap().port()
        };
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .spawn();
        let Ok(driver) = driver else {
            let is_required = std::env::var("WORKBOOK_BROWSER").is_ok_and(|v| v == "required");
            assert!(
                !is_required,
                "there is no chromedriver: apt-get install chromium-driver"
            );
            println!("skipped: there is no chromedriver on this machine");
            return None;
        };
        let begin = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(begin.elapsed() < PATIENCE, "chromedriver does not listen");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let options = json!({
            "goog:chromeOptions": { "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-background-networking",
            ], "mobileEmulation": metrics },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let capabilities: Capabilities = serde_json::from_value(options).unwrap();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("chromedriver starts a chromium");
        Some(Browser {
            driver,
            port,
            client,
        })
    }

    async fn go(&self, served: &Served, page: &str) {
        let url = format!("http://{}/{page}", served.address);
        self.client.goto(&url).await.unwrap();
    }

    /// What a script in the page returns.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until a script in the page returns true.
    async fn until(&self, what: &str) {
        let script = format!("return Boolean({what})");
        let begin = Instant::now();
        while self.ask(&script).await != Value::Bool(true) {
            assert!(begin.elapsed() < PATIENCE, "it never came to that: {what}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the page has written to the console since the last time.
    pub async fn console(&self) -> Vec<Value> {
        let log = self.client.issue_cmd(ReadConsole).await.unwrap();
        log.as_array().cloned().unwrap_or_default()
    }
}

impl Drop for Browser {
    /// Asks chromedriver to end, and its browser with it: who kills it leaves the
    /// browser behind.
    fn drop(&mut self) {
        if ask_to_end(self.port).is_err() {
            let _ = self.driver.kill();
        }
        let _ = self.driver.wait();
    }
}

fn ask_to_end(port: u16) -> std::io::Result<()> {
    let mut driver = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    driver.set_read_timeout(Some(Duration::from_secs(10)))?;
    driver.write_all(b"GET /shutdown HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
    // It does so when somebody waits for the answer.
    driver.read_exact(&mut [0])
}

/// A command of chromedriver that WebDriver does not know.
#[derive(Debug)]
struct ReadConsole;

impl WebDriverCompatibleCommand for ReadConsole {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (
            http::Method::POST,
            Some(json!({ "type": "browser" }).to_string()),
        )
    }
}

fn card(number: &str) -> String {
    format!("document.querySelector('section.exercise[data-exercise=\"{number}\"]')")
}

#[tokio::test]
async fn each_page_loads_with_nothing_in_the_console() {
    let Some(browser) = Browser::open(1280).await else {
        return;
    };
    let served = Served::new();
    for page in served.pages() {
        browser.go(&served, &page).await;
        browser
            .until("document.querySelector('.workbook-bar span').textContent.includes('exercises')")
            .await;
        let console = browser.console().await;
        assert!(console.is_empty(), "{page}: {console:?}");
        let foreign = "return performance.getEntriesByType('resource').map(e => e.name)\
                       .filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))";
        assert_eq!(browser.ask(foreign).await, json!([]), "{page} asks others");
    }
}

#[tokio::test]
async fn a_save_turns_the_card_and_leaves_the_page_as_it_was() {
    let Some(browser) = Browser::open(1280).await else {
        return;
    };
    let served = Served::new();
    browser.go(&served, "step1.html").await;
    let one = card("1.1");
    browser
        .until(&format!("{one}.dataset.state === 'to-do'"))
        .await;
    browser
        .ask(&format!(
            "window.mark = 1; {one}.querySelector('details.hint').open = true; scrollTo(0, 700)"
        ))
        .await;
    let before = browser.ask("return Math.round(scrollY)").await;

    served.save(WRONG);
    browser
        .until(&format!("{one}.dataset.stale === 'true'"))
        .await;
    browser
        .until(&format!(
            "{one}.dataset.state === 'failing' && {one}.dataset.stale === 'false'"
        ))
        .await;
    let message = browser
        .ask(&format!(
            "return {one}.querySelector('.verdict pre').textContent"
        ))
        .await;
    assert!(
        message.as_str().unwrap().contains("Why it matters"),
        "{message}"
    );
    let read = format!("{one}.querySelector('.verdict pre a')");
    let section = format!("document.getElementById({read}.hash.slice(1)).tagName");
    assert_eq!(browser.ask(&format!("return {section}")).await, "H2");
    let page = browser.ask(&format!("return {read}.pathname")).await;
    assert_eq!(page, "/step1.html");
    browser
        .until("document.querySelector('a.workbook-next').textContent.endsWith('(failing)')")
        .await;
    let fold = format!("{one}.querySelector('details.difference')");
    browser
        .ask(&format!(
            "{one}.querySelector('details.solution').open = true; {fold}.open = true"
        ))
        .await;
    browser
        .until(&format!(
            "{fold}.querySelector('.added') && {fold}.querySelector('.removed')"
        ))
        .await;
    browser
        .ask(&format!(
            "{one}.querySelector('details.solution').open = false"
        ))
        .await;

    served.save("format!(");
    browser
        .until(&format!("{one}.dataset.state === 'does-not-compile'"))
        .await;

    served.save(RIGHT);
    browser
        .until(&format!("{one}.dataset.state === 'done'"))
        .await;
    browser
        .until("document.querySelector('#mdbook-sidebar .progress').textContent.trim() === '1/7'")
        .await;
    browser
        .until(&format!("{one}.querySelector('.verdict').hidden"))
        .await;
    // The same page, with what was open still open, where it was.
    browser
        .until(&format!(
            "window.mark === 1 && {one}.querySelector('details.hint').open"
        ))
        .await;
    assert_eq!(browser.ask("return Math.round(scrollY)").await, before);
    assert_eq!(browser.console().await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_demo_runs_and_can_be_stopped_with_the_keyboard_alone() {
    let Some(browser) = Browser::open(1280).await else {
        return;
    };
    let served = Served::new();
    browser.go(&served, "step3.html").await;
    browser.until("document.querySelector('.run button')").await;
    let press = async |name: &str, key: Key| {
        browser.ask(&format!(
            "[...document.querySelectorAll('.run button')].find(b => b.textContent === '{name}').focus()"
        )).await;
        let focused = browser.client.active_element().await.unwrap();
        focused.send_keys(&key.to_string()).await.unwrap();
    };
    press("Run the reference", Key::Enter).await;
    browser
        .until("document.querySelector('.run pre').textContent.includes('Step 3')")
        .await;
    press("Stop", Key::Enter).await;
    browser
        .until("document.querySelector('.run p').textContent.includes('It was stopped.')")
        .await;
    // The arrow keys are for the output, and do not turn the page.
    browser
        .ask("document.querySelector('.run pre').focus()")
        .await;
    let output = browser.client.active_element().await.unwrap();
    output.send_keys(&Key::Right.to_string()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let here = browser.client.current_url().await.unwrap();
    assert!(here.path().ends_with("/step3.html"), "{here}");
}

#[tokio::test]
async fn hints_open_with_the_keyboard_one_at_a_time() {
    let Some(browser) = Browser::open(1280).await else {
        return;
    };
    let served = Served::new();
    browser.go(&served, "step1.html").await;
    let hint = "section.exercise details.hint summary";
    let summary = browser.client.find(Locator::Css(hint)).await.unwrap();
    summary.send_keys(&Key::Enter.to_string()).await.unwrap();
    let open = "return [...document.querySelectorAll('section.exercise details')].filter(d => d.open).length";
    assert_eq!(browser.ask(open).await, json!(1));
}

#[tokio::test]
async fn the_first_page_leads_to_the_first_exercise() {
    let Some(browser) = Browser::open(1280).await else {
        return;
    };
    let served = Served::new();
    browser.go(&served, "").await;
    browser
        .until("document.querySelector('a.workbook-next').textContent.startsWith('Next: exercise 1.1')")
        .await;
    let link = browser
        .client
        .find(Locator::Css("a.workbook-next"))
        .await
        .unwrap();
    link.click().await.unwrap();
    browser
        .until(
            "location.pathname.endsWith('step1.html') && document.querySelector('#exercise-1-1')",
        )
        .await;
}

#[tokio::test]
async fn on_a_phone_nothing_is_wider_than_the_screen() {
    let Some(browser) = Browser::open(390).await else {
        return;
    };
    let served = Served::new();
    for page in served.pages() {
        browser.go(&served, &page).await;
        browser
            .until("document.querySelector('.workbook-bar')")
            .await;
        let wider = "return document.scrollingElement.scrollWidth - innerWidth";
        assert!(browser.ask(wider).await.as_i64().unwrap() <= 0, "{page}");
    }
}
