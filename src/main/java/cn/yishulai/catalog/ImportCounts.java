package cn.yishulai.catalog;

/**
 * What became of the records of a file.
 *
 * @param read all that were met
 * @param added volumes that are new
 * @param known records that had come in before
 * @param rejected records that were wrong
 */
public record ImportCounts(long read, long added, long known, long rejected) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

    ImportCounts plus(int accepted, int added) {
        return new ImportCounts(read + accepted, this.added + added, known + accepted - added, rejected);
    }

    ImportCounts rejectedOne() {
        return new ImportCounts(read + 1, added, known, rejected + 1);
    }
}
