package kit

// TicksPerSecond is how often what is on the screen for a while only grows older.
const TicksPerSecond = 20
