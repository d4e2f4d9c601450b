//! Labels: the laws of `place` on random crowds, and a few rooms that are known.

use proptest::prelude::*;

use super::*;

fn frame(left: f64, top: f64, width: f64, height: f64) -> Frame {
    Frame { left, top, width, height }
}

/// A disc of one cell and a name.
fn cell(x: f64, y: f64, width: f64) -> Wish {
    Wish { around: frame(x, y, 1.0, 1.0), width, height: 1.0, least: width.min(4.0) }
}

const CELL: Option<Point> = Some(Point { x: 1.0, y: 1.0 });

#[test]
fn a_label_stands_to_the_right_when_it_can() {
    let bounds = frame(0.0, 0.0, 20.0, 5.0);
    let found = place(&[cell(2.0, 2.0, 6.0)], &[], bounds, 1.0, CELL);
    assert_eq!(found, [Some(frame(4.0, 2.0, 6.0, 1.0))]);
    let found = place(&[cell(15.0, 2.0, 6.0)], &[], bounds, 1.0, CELL);
    assert_eq!(found, [Some(frame(8.0, 2.0, 6.0, 1.0))], "no room to the right");
}

#[test]
fn two_names_in_one_row_keep_their_gap() {
    let wishes = [cell(0.0, 0.0, 5.0), cell(9.0, 0.0, 3.0), cell(30.0, 0.0, 3.0)];
    let found = place(&wishes, &[], frame(0.0, 0.0, 40.0, 1.0), 1.0, CELL);
    assert_eq!(found[0], Some(frame(2.0, 0.0, 5.0, 1.0)));
    assert_eq!(found[1], Some(frame(11.0, 0.0, 3.0, 1.0)));
}

#[test]
fn a_label_is_shortened_only_when_it_must() {
    let found = place(&[cell(0.0, 0.0, 12.0)], &[], frame(0.0, 0.0, 10.0, 1.0), 1.0, CELL);
    assert_eq!(found, [Some(frame(2.0, 0.0, 8.0, 1.0))]);
    let found = place(&[cell(0.0, 0.0, 12.0)], &[], frame(0.0, 0.0, 5.0, 1.0), 1.0, CELL);
    assert_eq!(found, [None]);
}

#[test]
fn a_neighbour_gives_way() {
    // Both names would stand between the discs, but only the first one can also stand on the other side.
    let wishes = [cell(6.0, 0.0, 5.0), cell(14.0, 0.0, 5.0)];
    let found = place(&wishes, &[frame(16.0, 0.0, 1.0, 1.0)], frame(0.0, 0.0, 17.0, 1.0), 1.0, CELL);
    assert_eq!(found, [Some(frame(0.0, 0.0, 5.0, 1.0)), Some(frame(8.0, 0.0, 5.0, 1.0))]);
}

#[test]
fn odd_wishes_have_no_place_and_do_no_harm() {
    let odd = [
        Wish { width: f64::NAN, ..cell(1.0, 1.0, 3.0) },
        Wish { around: frame(f64::INFINITY, 0.0, 1.0, 1.0), ..cell(1.0, 1.0, 3.0) },
        Wish { width: 0.0, ..cell(1.0, 1.0, 3.0) },
        cell(500.0, -500.0, 3.0),
    ];
    assert_eq!(place(&odd, &[], frame(0.0, 0.0, 40.0, 10.0), 1.0, CELL), [None; 4]);
    assert_eq!(place(&odd, &[], Frame::default(), 1.0, None), [None; 4]);
    assert_eq!(place(&[], &[], Frame::default(), 1.0, None), []);
}

#[test]
fn most_names_of_a_crowd_find_a_place() {
    // Forty discs on a terminal of 118 x 36 cells, a third of them in one corner.
    let at = |number: u32| f64::from(number * 2_654_435 % 1009);
    let wishes: Vec<Wish> = (0..40)
        .map(|number| {
            let room = if number % 3 == 0 { (30.0, 12.0) } else { (117.0, 35.0) };
            let (x, y) = (at(number) / 1009.0 * room.0, at(number * 7 + 3) / 1009.0 * room.1);
            cell(x.floor(), y.floor(), 14.0)
        })
        .collect();
    let found = place(&wishes, &[], frame(0.0, 0.0, 118.0, 36.0), 1.0, CELL);
    let whole = found.iter().flatten().filter(|frame| frame.width > 13.9).count();
    assert!(whole >= 36, "{whole} of 40");
}

/// Discs and obstacles in a room of 60 x 30, some of them over one another or half outside.
fn crowd() -> impl Strategy<Value = (Vec<Wish>, Vec<Frame>)> {
    let one = (-2.0..60.0, -2.0..30.0, 0.5..3.0, 1.0..20.0, 0.8..2.5, 0.0..1.0);
    let wish = one.prop_map(|(x, y, size, width, height, least): (f64, f64, f64, f64, f64, f64)| Wish {
        around: frame(x, y, size, size),
        width,
        height,
        least: width * least,
    });
    let obstacle = (0.0..60.0, 0.0..30.0, 0.0..9.0, 0.0..4.0).prop_map(|(x, y, w, h)| frame(x, y, w, h));
    (prop::collection::vec(wish, 0..60), prop::collection::vec(obstacle, 0..6))
}

fn check(wishes: &[Wish], obstacles: &[Frame], gap: f64, step: Option<Point>) -> Result<(), TestCaseError> {
    let bounds = frame(0.0, 0.0, 60.0, 30.0);
    let found = place(wishes, obstacles, bounds, gap, step);
    prop_assert_eq!(found.len(), wishes.len());
    prop_assert_eq!(&found, &place(wishes, obstacles, bounds, gap, step));
    for (number, one) in found.iter().enumerate() {
        let Some(one) = one else { continue };
        prop_assert!(bounds.holds(one, SLACK));
        let others = found[..number].iter().flatten();
        let fixed = wishes.iter().map(|wish| &wish.around).chain(obstacles);
        let apart = Frame { left: one.left - gap, width: one.width + 2.0 * gap, ..*one };
        for other in others.chain(fixed) {
            prop_assert!(!apart.near(other, -SLACK), "{:?} {:?}", one, other);
        }
        let wish = &wishes[number];
        let (wider, higher) = step.map_or((0.0, 0.0), |step| (step.x, step.y));
        prop_assert!(one.width <= wish.width + wider && one.height <= wish.height + higher);
        prop_assert!(one.width >= wish.least - 1e-5 && one.height >= wish.height - 1e-5);
        if let Some(step) = step {
            for share in [one.left / step.x, one.top / step.y, one.width / step.x, one.height / step.y] {
                prop_assert!((share - share.round()).abs() < 1e-9, "{:?}", one);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_keep_clear_of_everything((wishes, obstacles) in crowd(), gap in 0.0..2.0) {
        check(&wishes, &obstacles, gap, None)?;
    }

    #[test]
    fn labels_keep_to_the_cells_of_a_terminal((wishes, obstacles) in crowd(), coarse in any::<bool>()) {
        let step = if coarse { Point { x: 0.5, y: 2.0 } } else { Point { x: 1.0, y: 1.0 } };
        check(&wishes, &obstacles, 1.0, Some(step))?;
    }
}
