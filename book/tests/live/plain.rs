//! The book as `cargo workbook build` writes it, behind a web server that knows
//! nothing of it.

use std::net::SocketAddr;
use std::path::Path;

use serde_json::{Value, json};
use tower_http::services::ServeDir;
use workbook::build::{self, For};
use workbook::chapter::Inputs;
use workbook::place::Root;

use crate::browser::Browser;
use crate::served::pages;

/// Builds the book into `folder` and serves the files.
async fn serve(root: &Root, folder: &Path) -> SocketAddr {
    build::into(root, folder, For::Reading, &Inputs::default()).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let files = axum::Router::new().fallback_service(ServeDir::new(folder));
    tokio::spawn(async move { axum::serve(listener, files).await });
    address
}

#[tokio::test]
async fn plain_pages_have_all_there_is_to_read_and_nothing_dead() {
    let Some(browser) = Browser::open(1280).await else {
        return;
    };
    let (root, folder) = (Root::find().unwrap(), tempfile::tempdir().unwrap());
    let address = serve(&root, folder.path()).await;
    for page in pages(&root) {
        let url = format!("http://{address}/{page}");
        browser.client.goto(&url).await.unwrap();
        let console = browser.console().await;
        assert!(console.is_empty(), "{page}: {console:?}");
        let live = "return document.querySelectorAll('.workbook-bar, .run, .verdict').length";
        assert_eq!(browser.ask(live).await, json!(0), "{page}");
        // A hint can be opened, and then read.
        let hidden = "return [...document.querySelectorAll('section.exercise details.hint')]\
                      .filter(d => { d.open = true; return d.offsetHeight < 30 }).length";
        assert_eq!(browser.ask(hidden).await, json!(0), "{page}");
        let broken = "return [...document.images].filter(i => !i.naturalWidth).map(i => i.src)";
        assert_eq!(
            browser.ask(broken).await,
            Value::Array(Vec::new()),
            "{page}"
        );
    }
}

/// What is in the file is there without JavaScript, too.
#[test]
fn without_scripts_each_card_has_its_hints_and_its_solution() {
    let (root, folder) = (Root::find().unwrap(), tempfile::tempdir().unwrap());
    build::into(&root, folder.path(), For::Reading, &Inputs::default()).unwrap();
    for step in root.steps().unwrap() {
        let page = folder.path().join(format!("{}.html", step.package()));
        let text = std::fs::read_to_string(&page).unwrap();
        let count = |what: &str| text.matches(what).count();
        let cards = count("<section class=\"exercise\"");
        let exercises = workbook::exercise::of_step(&root, &step).unwrap().len();
        assert_eq!(cards, exercises, "{}", page.display());
        assert_eq!(
            count("<details class=\"hint\""),
            3 * cards,
            "{}",
            page.display()
        );
        assert_eq!(
            count("<details class=\"solution\""),
            cards,
            "{}",
            page.display()
        );
    }
}
