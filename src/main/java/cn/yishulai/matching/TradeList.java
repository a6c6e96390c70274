package cn.yishulai.matching;

import java.util.List;

/**
 * A trade list that has been read: items in the order of their want lists, dummies among them, numbered from 0.
 *
 * @param longest the most real items that a loop may have; 0 for no limit
 * @param statesWaiting whether the list says how long anybody has waited
 * @param remarks what could be read but not used, in the usual words, sorted
 * @param missing official names without a want list, sorted
 * @param name the item's name; a dummy's carries its user, for two users may use one name
 * @param user with parentheses; empty without a username
 * @param person the number of the item's user; an item without a username is a person of its own
 * @param waiting how many days each person has waited
 * @param wants item {@code i} would take {@code wants[wantStart[i]]} to {@code wants[wantStart[i + 1]]}, wish by wish
 * @param cost what receiving that wish costs by the priority scheme of the list
 */
record TradeList(
        ListOptions options,
        int longest,
        boolean statesWaiting,
        List<String> remarks,
        List<String> missing,
        List<String> name,
        List<String> user,
        int[] person,
        int persons,
        int[] waiting,
        boolean[] dummy,
        int[] wantStart,
        int[] wants,
        long[] cost) {

    int items() {
        return person.length;
    }

    /** The same list with another limit of loops. */
    TradeList withLongest(int limit) {
        return new TradeList(
                options,
                limit,
                statesWaiting,
                remarks,
                missing,
                name,
                user,
                person,
                persons,
                waiting,
                dummy,
                wantStart,
                wants,
                cost);
    }

    /** The same list with some of its wishes only. */
    TradeList withWishes(int[] start, int[] some, long[] costOfSome) {
        return new TradeList(
                options,
                longest,
                statesWaiting,
                remarks,
                missing,
                name,
                user,
                person,
                persons,
                waiting,
                dummy,
                start,
                some,
                costOfSome);
    }

    int realItems() {
        int real = 0;
        for (boolean d : dummy) {
            real += d ? 0 : 1;
        }
        return real;
    }
}
