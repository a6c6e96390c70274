package cn.yishulai.matching;

/**
 * What a change gains, in the order of the priorities: trades, people served, shorter loops (a smaller sum of squares of
 * their lengths), better ranks (a smaller total cost), longer waiting (more days waited by the people served). A gain
 * counts only where all before it are equal.
 */
final class Gains {

    int trades;
    int people;
    long squares;
    long cost;
    long waiting;

    void clear() {
        trades = 0;
        people = 0;
        squares = 0;
        cost = 0;
        waiting = 0;
    }

    void set(Gains other) {
        trades = other.trades;
        people = other.people;
        squares = other.squares;
        cost = other.cost;
        waiting = other.waiting;
    }

    void add(Gains other) {
        trades += other.trades;
        people += other.people;
        squares += other.squares;
        cost += other.cost;
        waiting += other.waiting;
    }

    boolean above(Gains other) {
        if (trades != other.trades) {
            return trades > other.trades;
        }
        if (people != other.people) {
            return people > other.people;
        }
        if (squares != other.squares) {
            return squares > other.squares;
        }
        return cost != other.cost ? cost > other.cost : waiting > other.waiting;
    }

    /** Adds a loop of so many real items, or takes it away ({@code times} −1). One item alone is kept. */
    void loop(int items, int times) {
        if (items > 1) {
            trades += times * items;
            squares -= (long) times * items * items;
        }
    }
}
