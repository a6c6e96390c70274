package cn.yishulai.catalog;

import java.util.List;

/**
 * What became of the records of a file.
 *
 * @param read all that were met
 * @param added volumes that are new
 * @param known records that had come in before, or had nothing to say that may be said
 * @param changed records that changed what the catalogue said
 * @param rejected records that were wrong
 */
public record ImportCounts(long read, long added, long known, long changed, long rejected) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    ImportCounts plus(int wrong, List<ImportOutcome> outcomes) {
        ImportCounts counts = new ImportCounts(read + wrong, added, known, changed, rejected + wrong);
        for (ImportOutcome outcome : outcomes) {
            counts = switch (outcome.kind()) {
                case ADDED ->
                    new ImportCounts(counts.read + 1, counts.added + 1, counts.known, counts.changed, counts.rejected);
                case KNOWN ->
                    new ImportCounts(counts.read + 1, counts.added, counts.known + 1, counts.changed, counts.rejected);
                case CHANGED ->
                    new ImportCounts(counts.read + 1, counts.added, counts.known, counts.changed + 1, counts.rejected);
            };
        }
        return counts;
    }
}
