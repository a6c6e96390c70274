package cn.yishulai.intake;

import java.time.LocalDate;

/**
 * What counts beside the book itself, at the moment of the decision.
 *
 * @param today in the city
 * @param persons of the family
 * @param inSession books with credit in this session so far
 * @param ofVolume copies of the volume at hand among them
 * @param ofPerson books with credit among them that are of the same person; 0 when nobody said whose the book is
 * @param ofHousehold books with credit of the family in the days that the rules count; 0 when they count none
 * @param ofTitle copies of this volume with credit of the family in the days that the rules count
 * @param spare free copies of the volume beyond those that are waited for, before this one; negative when more wait
 * @param remainder what is left of pooled prices in the purse of the book, in fen; 0 where prices do not count
 */
record Tally(
        LocalDate today,
        int persons,
        int inSession,
        int ofVolume,
        int ofPerson,
        int ofHousehold,
        int ofTitle,
        int spare,
        long remainder) {

    /** Of a family that brings its first book. */
    static Tally first(LocalDate today) {
        return new Tally(today, 1, 0, 0, 0, 0, 0, 0, 0);
    }
}
