package cn.yishulai.people;

import java.util.Optional;

/** The library's own system, which knows readers by card and password: a port. */
public interface ReaderCards {

    /** What the library calls the reader with this card and password; nothing when they do not fit. */
    Optional<String> reader(String card, String password) throws OutsideAway;
}
