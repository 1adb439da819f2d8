// Mistake: a clone copies the dice, so that the test cannot reach those of the client.
// Caught by: exercise_3_faults::the_rate_can_change_and_clones_share_it
// ANCHOR: faulty
pub struct Faulty<T> {
    inner: T,
    dice: Arc<Mutex<Dice>>,
}

struct Dice {
    rate: f64,
    random: StdRng,
    calls: usize,
}

impl<T: Clone + Transport> Clone for Faulty<T> {
    fn clone(&self) -> Faulty<T> {
        Faulty::new(self.inner.clone(), self.dice().rate, 1)
    }
}
// ANCHOR_END: faulty
