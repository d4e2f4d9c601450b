//! `cargo bench --bench work`: what the program does, at every size for which `python3 benches/maps.py --out
//! target/maps` has made a map, and on the sample: opening, one edit, findings, pictures, exports, and a frame of each
//! screen. `benches/all.py` reads the medians and says how each grows.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex};

use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use simpul::app::event::{Effect, Event, OpenedMap};
use simpul::app::settings::{Settings, ThemeKind};
use simpul::app::update::update;
use simpul::app::{App, ScreenKind};
use simpul::export::picture::{Paper, Tone, Wanted, picture};
use simpul::export::{Form, make};
use simpul::layout::{Outward, View};
use simpul::model::check::check;
use simpul::model::{Day, Edit, Lang, PartnershipMap};
use simpul::network::At;
use simpul::report::{Asked, Kind};
use simpul::store::{Intent, MapFile};
use simpul::ui::theme::Theme;

fn main() {
    divan::main();
}

/// A map to measure with: its parties and partnerships, and its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Size(&'static str, &'static str);

impl std::fmt::Display for Size {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(self.0)
    }
}

const SAMPLE: Size = Size("22/31", "maps/rw07-kencana-asri.toml");
const MADE: [Size; 4] = [
    Size("50/80", "target/maps/s/map.toml"),
    Size("500/1500", "target/maps/m/map.toml"),
    Size("5000/20000", "target/maps/l/map.toml"),
    Size("50000/250000", "target/maps/x/map.toml"),
];

impl Size {
    fn path(self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(self.1)
    }

    fn open(self) -> PartnershipMap {
        MapFile::open(&self.path(), Intent::Read, None).expect("the map opens").map
    }

    /// The map, read once for all benches.
    fn map(self) -> Arc<PartnershipMap> {
        static MAPS: LazyLock<Mutex<HashMap<Size, Arc<PartnershipMap>>>> = LazyLock::new(Mutex::default);
        let mut maps = MAPS.lock().expect("no bench has panicked");
        maps.entry(self).or_insert_with(|| Arc::new(self.open())).clone()
    }
}

/// The sample and every map that was made.
fn sizes() -> impl Iterator<Item = Size> {
    [SAMPLE].into_iter().chain(MADE.into_iter().filter(|size| size.path().is_file()))
}

/// The same up to 5 000 parties: what comes after is no report that anybody reads.
fn readable_sizes() -> impl Iterator<Item = Size> {
    sizes().filter(|size| size.0 != "50000/250000")
}

fn today() -> Day {
    Day::new(2026, 3, 31).expect("a day")
}

#[divan::bench(args = sizes(), max_time = 6)]
fn open(bencher: Bencher<'_, '_>, size: Size) {
    bencher.bench(|| size.open());
}

/// Another goal for one partnership, checked and applied as an edit.
#[divan::bench(args = sizes(), max_time = 2)]
fn apply_one_edit(bencher: Bencher<'_, '_>, size: Size) {
    let map = size.map();
    let edit = another_goal(&map);
    bencher.bench(|| edit.apply(&map, today()));
}

fn another_goal(map: &PartnershipMap) -> Edit {
    let mut one = map.partnerships.iter().next().expect("a partnership").clone();
    one.goal = Some("tujuan lain".to_owned());
    Edit::Put(one.into())
}

/// The text that a save of that edit writes, without the disk.
#[divan::bench(args = sizes(), max_time = 3)]
fn text_of_one_edit(bencher: Bencher<'_, '_>, size: Size) {
    let opened = MapFile::open(&size.path(), Intent::Read, None).expect("the map opens");
    let changed = another_goal(&opened.map).apply(&opened.map, today()).expect("a good edit");
    bencher.bench(|| opened.file.text_with(&changed));
}

#[divan::bench(args = sizes(), max_time = 4)]
fn check_all_rules(bencher: Bencher<'_, '_>, size: Size) {
    let map = size.map();
    bencher.bench(|| check(&map, today()));
}

#[divan::bench(args = sizes(), max_time = 6)]
fn find_all_insights(bencher: Bencher<'_, '_>, size: Size) {
    let map = size.map();
    bencher.bench(|| simpul::insight::findings(&map, today()));
}

fn page(bencher: Bencher<'_, '_>, size: Size, view: View) {
    let map = size.map();
    let wanted = Wanted {
        view,
        outward: Outward::Rung,
        at: At::Now,
        today: today(),
        lang: Lang::Indonesian,
        paper: Paper::A4Landscape,
        tone: Tone::Light,
        internal: false,
        part_of: None,
    };
    bencher.bench(|| picture(&map, &wanted));
}

#[divan::bench(args = readable_sizes(), max_time = 5)]
fn page_of_rings(bencher: Bencher<'_, '_>, size: Size) {
    page(bencher, size, View::Rings);
}

#[divan::bench(args = readable_sizes(), max_time = 5)]
fn page_of_force(bencher: Bencher<'_, '_>, size: Size) {
    page(bencher, size, View::Force);
}

/// Every form of file, by its ending; the quarterly report where it is a report.
const FORMS: [&str; 11] =
    ["docx", "xlsx", "html", "md", "zip", "json", "graphml", "gexf", "dot", "kumu.xlsx", "ics"];

/// A form of file and a map.
#[derive(Clone, Copy, Debug)]
struct Export(&'static str, Size);

impl std::fmt::Display for Export {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(&format!("{} {}", self.0, self.1))
    }
}

fn exports() -> impl Iterator<Item = Export> {
    FORMS.iter().flat_map(|form| readable_sizes().map(move |size| Export(form, size)))
}

#[divan::bench(args = exports(), max_time = 5)]
fn export(bencher: Bencher<'_, '_>, Export(form, size): Export) {
    let (map, form) = (size.map(), Form::of(form).expect("a known ending"));
    let asked = Asked::new(Kind::Quarterly, Lang::Indonesian, today());
    bencher.bench(|| make(&map, &asked, form).map(|made| made.bytes.len()).unwrap_or_default());
}

/// A screen and a map.
#[derive(Clone, Copy, Debug)]
struct Shown(ScreenKind, Size);

impl std::fmt::Display for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(&format!("{:?} {}", self.0, self.1))
    }
}

fn frames() -> impl Iterator<Item = Shown> {
    ScreenKind::ALL.into_iter().flat_map(|screen| sizes().map(move |size| Shown(screen, size)))
}

/// The program with a map open on a screen, and what it makes beside the loop already there.
fn app_on(screen: ScreenKind, size: Size) -> App {
    let settings = Settings { language: Some(Lang::Indonesian), ..Settings::default() };
    let mut app = App::new(settings, today(), (120, 40));
    let opened =
        OpenedMap { path: size.path(), map: (*size.map()).clone(), problems: Vec::new(), read_only: None };
    let mut waiting = update(&mut app, Event::Opened(Box::new(opened)));
    app.go(screen);
    waiting.extend(update(&mut app, Event::Resize(120, 40)));
    while let Some(effect) = waiting.pop() {
        let event = match effect {
            Effect::Find(work) => {
                work.find();
                Event::Found
            }
            Effect::Draft(ticket, request) => match request.make(&mut |_| true) {
                Some(picture) => Event::Drafted(ticket, Arc::new(picture)),
                None => continue,
            },
            _ => continue,
        };
        waiting.extend(update(&mut app, event));
    }
    app
}

/// One frame at 120x40 with everything on it computed: what a key costs that changes nothing else.
#[divan::bench(args = frames(), max_time = 1)]
fn frame(bencher: Bencher<'_, '_>, Shown(screen, size): Shown) {
    let app = app_on(screen, size);
    let theme = Theme::new(ThemeKind::Dark, false, false);
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal in memory");
    bencher.bench_local(|| {
        terminal
            .draw(|frame| {
                black_box(simpul::ui::draw(&app, &theme, frame));
            })
            .map(|done| done.count)
            .unwrap_or_default()
    });
}
