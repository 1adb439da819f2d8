// x
fn main(){}
