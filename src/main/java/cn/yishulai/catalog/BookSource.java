package cn.yishulai.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records one after the other out of a file of some format. Holds one record at a time, however large the file. */
interface BookSource extends Closeable {

    /** @return null at the end */
    @Nullable
    Arrival next() throws IOException;

    /** How many bytes of the file are behind us, for the progress. */
    long position();

    FileFormat format();

    /** What the columns of the rejected records are called. */
    List<String> columns();

    /** What each column was taken for; empty when the format itself says it. */
    default List<@Nullable DescribedField> meanings() {
        return List.of();
    }
}
