//! What is drawn.

use selfcheck::domain::lang::Lang;

use super::app::App;

#[test]
fn look() {
    let mut app = App::home(Lang::Ko);
    println!("{}", app.screen());
    app.press("<enter>");
    println!("{}", app.screen());
    app.press("<enter>정문 CCTV<enter><enter>");
    println!("{}", app.screen());
    app.press("<f8>");
    println!("{}", app.screen());
    app.press("<enter>");
    println!("{}", app.screen());
    app.press("2");
    println!("{}", app.screen());
    app.press("<f10>");
    println!("{}", app.screen());
    app.press("<f9>");
    println!("{}", app.screen());
    app.press("t");
    println!("{}", app.screen());
    app.press("<enter>");
    println!("{}", app.screen());
}
