// Right: a xorshift of four lines instead of the generator of rand.
// ANCHOR: faulty
/// A service that fails by chance.
pub struct Faulty<T> {
    inner: T,
    dice: Arc<Mutex<Dice>>,
}

impl<T: Clone> Clone for Faulty<T> {
    fn clone(&self) -> Faulty<T> {
        Faulty {
            inner: self.inner.clone(),
            dice: Arc::clone(&self.dice),
        }
    }
}

struct Dice {
    rate: f64,
    state: u64,
    calls: usize,
}

impl Dice {
    fn roll(&mut self) -> f64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as f64 / (1_u64 << 53) as f64
    }
}
// ANCHOR_END: faulty
// ANCHOR: faulty_new
pub fn new(inner: T, rate: f64, seed: u64) -> Faulty<T> {
    let state = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let dice = Dice { rate, state, calls: 0 };
    Faulty {
        inner,
        dice: Arc::new(Mutex::new(dice)),
    }
}
// ANCHOR_END: faulty_new
// ANCHOR: exercise_8_3_faulty
let (roll, rate) = {
    let mut dice = self.dice();
    dice.calls += 1;
    (dice.roll(), dice.rate)
};
if roll >= rate {
    return self.inner.send(request).await;
}
Err(ApiError::Connection {
    executed: step2::Executed::Unknown,
    cause: "bad luck".into(),
})
// ANCHOR_END: exercise_8_3_faulty
