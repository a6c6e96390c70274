package cn.yishulai.catalog;

import java.sql.SQLException;
import java.util.List;

/** Is told how an import goes on, while it goes on. */
interface ImportListener {

    /** The file is one of ours. Nothing of it is read yet. */
    default void opened(BookSource source) throws SQLException {}

    /** So many records were done before the import was interrupted; they are being passed over. */
    default void passing(long records) throws SQLException {}

    /**
     * A record did not come in.
     *
     * @param arrival what stood there, and why not
     */
    void rejected(Arrival arrival, Rejection rejection);

    /** A record came in without something that was not understood. */
    void noted(String place, String note);

    /**
     * A batch is about to be committed, a thousand records; what is written here is committed with it or not at all.
     *
     * @param position bytes of the file that are behind us
     */
    default void committing(ImportedBatch batch, ImportCounts counts, long position) throws SQLException {}

    /** A batch has been committed. */
    void progressed(ImportCounts counts, long position);

    /**
     * Records as they came, good and bad.
     *
     * @param first which record of the file the first one is, counted from 1
     * @param outcomes of the good ones, in their order
     */
    record ImportedBatch(long first, List<Arrival> arrivals, List<ImportOutcome> outcomes) {}
}
