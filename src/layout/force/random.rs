//! Numbers that look random and are the same on every run and every machine.

/// `SplitMix64` (Steele, Lea and Flood 2014).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below the end, which is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // The upper half of a product instead of a remainder (Lemire 2019): division would be half of a shuffle's time.
        let product = u128::from(self.next()) * (end as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// A number from -0.5 up to 0.5.
    pub(super) fn around_zero(&mut self) -> f32 {
        let whole = u16::try_from(self.next() >> 48).unwrap_or(0);
        f32::from(whole) / 65_536.0 - 0.5
    }
}
