//! Parties and lines: everything but the matrix.

use std::collections::HashSet;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::App;
use crate::app::event::Target;
use crate::app::map::Spot;
use crate::app::map::camera::Camera;
use crate::app::map::picture::{Link, Node, Picture};
use crate::layout::{Frame, Point, View};
use crate::ui::canvas::{Canvas, fit, width};
use crate::ui::theme::Theme;

use super::fine::{Raster, whole};
use super::ground::{self, cell_rect, inside};
use super::lines::{Place, Stroke, clip, ellipse, line};

/// More lines than this cannot be hit one by one.
const MOST_HITS: usize = 250;

/// What a picture is drawn with.
pub(super) struct Scene<'a> {
    pub(super) app: &'a App,
    pub(super) picture: &'a Picture,
    pub(super) camera: Camera,
    pub(super) room: Rect,
    theme: &'a Theme,
    /// The party, and the other end of a tie, that are spoken of.
    pub(super) told: (Option<usize>, Option<usize>),
    /// Whoever is spoken of, with those tied to it.
    pub(super) company: HashSet<usize>,
    /// The cells of every mark, for each party that is on the screen.
    pub(super) seats: Vec<Option<Frame>>,
}

/// Draws a picture.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, picture: &Picture, room: Rect) {
    let Some(camera) = app.camera((room.width, room.height)) else { return };
    let seats = seats(canvas, picture, &camera, room);
    let told = told(app, picture);
    let company = HashSet::new();
    let mut scene = Scene { app, picture, camera, room, theme: canvas.theme, told, company, seats };
    scene.company = scene.find_company();
    let mut raster = Raster::new(room.width, room.height, canvas.theme);
    ground::draw(&mut raster, picture, &scene.camera, canvas.theme);
    scene.circles(&mut raster);
    scene.lines(&mut raster);
    raster.show(canvas, room);
    if picture.links.len() <= MOST_HITS {
        scene.hit_lines(canvas);
    }
    let taken: Vec<Frame> = scene.seats.iter().flatten().copied().collect();
    let boxes = ground::names(canvas, picture, &scene.camera, room, &taken);
    let labels = scene.labels(&boxes);
    scene.digits(canvas, &boxes, &labels);
    for at in 0..picture.nodes.len() {
        scene.name(canvas, at, labels.get(at).copied().flatten());
    }
    for at in 0..picture.nodes.len() {
        scene.node(canvas, at);
    }
}

/// What the mouse points at, else what is selected.
fn told(app: &App, picture: &Picture) -> (Option<usize>, Option<usize>) {
    match app.map_screen.hover.as_ref().or(app.map_screen.spot.as_ref()) {
        Some(Spot::Tie(one, other)) => (picture.place(one), picture.place(other)),
        Some(Spot::Party(id) | Spot::Group(id)) => (picture.place(id), None),
        None => (None, None),
    }
}

/// The mark of a party, or how many belong to a group.
fn mark(canvas: &Canvas<'_, '_>, node: &Node) -> String {
    match &node.members {
        Some(members) => format!("({})", members.len()),
        None => canvas.theme.kind_mark(node.kind, canvas.lang),
    }
}

/// A seat for every mark: where two would stand in one cell, one moves aside.
fn seats(canvas: &Canvas<'_, '_>, picture: &Picture, camera: &Camera, room: Rect) -> Vec<Option<Frame>> {
    const ASIDE: [(f64, f64); 9] = [
        (0.0, 0.0),
        (3.0, 0.0),
        (-3.0, 0.0),
        (0.0, 1.0),
        (0.0, -1.0),
        (3.0, 1.0),
        (-3.0, -1.0),
        (3.0, -1.0),
        (-3.0, 1.0),
    ];
    let mut placed: Vec<Option<Frame>> = Vec::new();
    let mut occupied: HashSet<(i32, i32)> = HashSet::new();
    for node in &picture.nodes {
        let (x, y) = camera.cell(node.point);
        let wide = real(width(&mark(canvas, node)));
        let at = |aside: &(f64, f64)| Frame {
            left: (x - wide / 2.0).round() + aside.0,
            top: y.floor() + aside.1,
            width: wide,
            height: 1.0,
        };
        let cells = |frame: &Frame| {
            let (left, top) = (whole(frame.left), whole(frame.top));
            (left..left + whole(frame.width)).map(move |column| (column, top))
        };
        let free = |frame: &Frame| inside(*frame, room) && !cells(frame).any(|cell| occupied.contains(&cell));
        // Beyond the edge is out of sight, but too close to the edge is only moved in.
        let seen = (-1.0..f64::from(room.width) + 1.0).contains(&x)
            && (-1.0..f64::from(room.height) + 1.0).contains(&y);
        let seat = ASIDE.iter().map(at).filter(|_| seen).find(free);
        occupied.extend(seat.iter().flat_map(cells));
        placed.push(seat);
    }
    placed
}

pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

impl Scene<'_> {
    fn middle(&self, at: usize) -> Place {
        match self.seats.get(at).copied().flatten() {
            Some(seat) => (seat.left + seat.width / 2.0, seat.top + 0.5),
            None => self.camera.cell(self.picture.nodes[at].point),
        }
    }

    /// Whether a line belongs to what is spoken of.
    fn is_told(&self, link: &Link) -> bool {
        let ends = [link.from, link.to];
        match self.told {
            (Some(one), Some(other)) => ends.contains(&one) && ends.contains(&other),
            (Some(one), None) => ends.contains(&one),
            _ => false,
        }
    }

    /// The lines that are drawn, those that are spoken of last. Where a place says power or closeness, only they.
    fn drawn(&self) -> Vec<(&Link, bool)> {
        let only = matches!(self.picture.wish.view, View::Grid | View::Venn) && !self.picture.is_grouped();
        let mut drawn: Vec<(&Link, bool)> =
            self.picture.links.iter().map(|link| (link, self.is_told(link))).collect();
        drawn.retain(|(_, told)| *told || !only);
        if self.picture.is_grouped() {
            let strong = self.strong();
            drawn.retain(|(link, told)| *told || strong.contains(&(link.from, link.to)));
        }
        drawn.sort_by_key(|(link, told)| (*told, link.rung));
        drawn
    }

    /// The two strongest ties of every group: all of them would say nothing any more.
    fn strong(&self) -> HashSet<(usize, usize)> {
        let mut strong = HashSet::new();
        for at in 0..self.picture.nodes.len() {
            let mut links: Vec<&Link> = self.picture.of(at).collect();
            links.sort_by_key(|link| std::cmp::Reverse(link.count));
            strong.extend(links.iter().take(2).map(|link| (link.from, link.to)));
        }
        strong
    }

    fn lines(&self, raster: &mut Raster) {
        let grouped = self.picture.is_grouped();
        let somebody = self.told.0.is_some();
        for (link, told) in self.drawn() {
            let style = match link.rung {
                _ if somebody && !told => self.theme.faint,
                Some(rung) => self.theme.rung(rung),
                None => self.theme.text,
            };
            let stroke = if grouped { Stroke::Groups } else { Stroke::Tie(link.rung) };
            line(raster, self.middle(link.from), self.middle(link.to), stroke, style);
        }
    }

    /// In the Venn diagram the size of a circle says the benefit.
    fn circles(&self, raster: &mut Raster) {
        if self.picture.wish.view != View::Venn || self.picture.is_grouped() {
            return;
        }
        let (across, down) = self.camera.scale();
        let radius = crate::layout::RESIDENTS;
        let centre = self.camera.cell(Point::default());
        ellipse(raster, centre, (radius * across, radius * down), 1.0, self.theme.strong);
        for (at, node) in self.picture.nodes.iter().enumerate() {
            if self.seats[at].is_some() {
                let half = node.size / 2.0;
                let style = self.theme.kind(node.kind);
                ellipse(raster, self.camera.cell(node.point), (half * across, half * down), 1.0, style);
            }
        }
    }

    fn hit_lines(&self, canvas: &mut Canvas<'_, '_>) {
        let size = (f64::from(self.room.width), f64::from(self.room.height));
        for (link, _) in self.drawn() {
            let Some((from, to)) = clip(self.middle(link.from), self.middle(link.to), size) else { continue };
            let nodes = &self.picture.nodes;
            let target = Target::Tie(nodes[link.from].id.clone(), nodes[link.to].id.clone());
            let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).ceil().clamp(1.0, 500.0);
            let mut last = None;
            for step in 0..=super::fine::index(steps) {
                let share = real(step) / steps;
                let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
                let cell = Frame { left: x.floor(), top: y.floor(), width: 1.0, height: 1.0 };
                if inside(cell, self.room)
                    && last.replace((cell.left, cell.top)) != Some((cell.left, cell.top))
                {
                    canvas.hit(cell_rect(cell, self.room), target.clone());
                }
            }
        }
    }

    /// Whoever is spoken of, with those tied to it.
    fn find_company(&self) -> HashSet<usize> {
        let told = self.picture.links.iter().filter(|link| self.is_told(link));
        told.flat_map(|link| [link.from, link.to]).chain(self.told.0).chain(self.told.1).collect()
    }

    /// The rung on every line that is spoken of, where there is room.
    fn digits(&self, canvas: &mut Canvas<'_, '_>, boxes: &[Frame], labels: &[Option<Frame>]) {
        let size = (f64::from(self.room.width), f64::from(self.room.height));
        let mut taken: Vec<Frame> = boxes.to_vec();
        taken.extend(labels.iter().flatten().chain(self.seats.iter().flatten()).copied());
        for link in self.picture.links.iter().filter(|link| self.is_told(link) && !link.competes()) {
            let (text, style) = match link.rung {
                Some(rung) => (rung.digit().to_string(), self.theme.rung(rung)),
                None if self.picture.is_grouped() => (link.count.to_string(), self.theme.strong),
                None => continue,
            };
            let wide = real(text.len());
            let Some((from, to)) = clip(self.middle(link.from), self.middle(link.to), size) else { continue };
            let at = |share: &f64| Frame {
                left: (from.0 + (to.0 - from.0) * share).floor(),
                top: (from.1 + (to.1 - from.1) * share).floor(),
                width: wide,
                height: 1.0,
            };
            let free = |frame: &Frame| {
                inside(*frame, self.room) && !taken.iter().any(|other| frame.near(other, 0.0))
            };
            if let Some(frame) = [0.5, 0.42, 0.58, 0.34, 0.66].iter().map(at).find(free) {
                canvas.over(cell_rect(frame, self.room), Span::styled(text, style));
                // Two numbers side by side would be read as one.
                taken.push(Frame { left: frame.left - 1.0, width: frame.width + 2.0, ..frame });
            }
        }
    }

    fn target(&self, at: usize) -> Target {
        let node = &self.picture.nodes[at];
        match &node.members {
            Some(_) => Target::Group(node.id.clone()),
            None => Target::Actor(node.id.clone()),
        }
    }

    fn node(&self, canvas: &mut Canvas<'_, '_>, at: usize) {
        let Some(seat) = self.seats[at] else { return };
        let place = cell_rect(seat, self.room);
        let (_, style) = self.node_styles(at);
        canvas.over(place, Span::styled(mark(canvas, &self.picture.nodes[at]), style));
        canvas.hit(place, self.target(at));
    }

    fn name(&self, canvas: &mut Canvas<'_, '_>, at: usize, label: Option<Frame>) {
        let node = &self.picture.nodes[at];
        let (style, _) = self.node_styles(at);
        if let Some(label) = label {
            let place = cell_rect(label, self.room);
            let text = fit(node.title(canvas.lang), usize::from(place.width));
            // A blank on either side keeps lines off the letters.
            let blank = |x: u16| Rect { x, width: 1, ..place };
            for side in [blank(place.x.saturating_sub(1)), blank(place.right())] {
                if side.intersects(self.room) && !self.is_seat(side) {
                    canvas.over(side, Span::raw(" "));
                }
            }
            canvas.over(place, Span::styled(text, style));
            canvas.hit(place, self.target(at));
        }
    }

    /// Whether a cell belongs to a mark.
    fn is_seat(&self, cell: Rect) -> bool {
        self.seats.iter().flatten().any(|seat| cell_rect(*seat, self.room).intersects(cell))
    }

    /// The styles of a name and of a mark.
    fn node_styles(&self, at: usize) -> (Style, Style) {
        let theme = self.theme;
        let node = &self.picture.nodes[at];
        if self.app.map_screen.chosen() == Some(at) {
            return (theme.selected, theme.selected);
        }
        let told = [self.told.0, self.told.1].contains(&Some(at));
        let tied = self.company.contains(&at);
        let style = match (told, tied) {
            (true, _) => theme.strong,
            (false, true) => theme.text,
            (false, false) => theme.dim,
        };
        (style, theme.kind(node.kind))
    }
}
