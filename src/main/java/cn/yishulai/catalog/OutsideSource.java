package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import java.util.Optional;

/** A bibliographic service outside that may know a book number. The catalogue is complete without it. */
interface OutsideSource {

    /** What the history calls it. */
    String name();

    /** @throws OutsideFailure when it does not answer, or answers what cannot be read */
    Optional<OutsideBook> lookUp(BookNumber number) throws OutsideFailure;
}
