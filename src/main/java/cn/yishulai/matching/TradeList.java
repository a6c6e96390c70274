package cn.yishulai.matching;

import java.util.List;

/**
 * A trade list that has been read: items in the order of their want lists, dummies among them, numbered from 0.
 *
 * @param remarks what could be read but not used, in the usual words, sorted
 * @param missing official names without a want list, sorted
 * @param name the item's name; a dummy's carries its user, for two users may use one name
 * @param user with parentheses; empty without a username
 * @param person the number of the item's user; an item without a username is a person of its own
 * @param wants item {@code i} would take {@code wants[wantStart[i]]} to {@code wants[wantStart[i + 1]]}, wish by wish
 * @param cost what receiving that wish costs by the priority scheme of the list
 */
record TradeList(
        ListOptions options,
        List<String> remarks,
        List<String> missing,
        List<String> name,
        List<String> user,
        int[] person,
        int persons,
        boolean[] dummy,
        int[] wantStart,
        int[] wants,
        long[] cost) {

    int items() {
        return person.length;
    }

    int realItems() {
        int real = 0;
        for (boolean d : dummy) {
            real += d ? 0 : 1;
        }
        return real;
    }
}
