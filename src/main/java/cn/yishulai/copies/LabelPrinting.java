package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.copies.CopyRefusal.LABELS_NOT_NAMED;
import static cn.yishulai.copies.CopyRefusal.LABELS_USED;
import static cn.yishulai.copies.CopyRefusal.LABEL_PRINTED_BEFORE;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.labels.Drawn;
import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelSheets;
import cn.yishulai.labels.Labels;
import cn.yishulai.labels.Layout;
import cn.yishulai.labels.Printers;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sheets of labels, for books that have a code and for books still to come. A label is printed by one job, once: two
 * labels of one code would be two books to a scanner. Paper jams, so a job may be drawn again; a label that is gone is
 * replaced by another, with another code ({@link Relabelling}).
 */
@ApplicationScoped
@Transactional
public class LabelPrinting {

    private static final Logger LOG = Logger.getLogger(LabelPrinting.class);

    private final CopyReads reads;
    private final BlankLabels blanks;
    private final PrintJobs jobs;
    private final Volumes volumes;
    private final Labels labels;
    private final LabelSheets sheets;
    private final Printers printers;

    LabelPrinting(
            CopyReads reads,
            BlankLabels blanks,
            PrintJobs jobs,
            Volumes volumes,
            Labels labels,
            LabelSheets sheets,
            Printers printers) {
        this.reads = reads;
        this.blanks = blanks;
        this.jobs = jobs;
        this.volumes = volumes;
        this.labels = labels;
        this.sheets = sheets;
        this.printers = printers;
    }

    /** What a job gave. */
    public record Printed(UUID job, Drawn drawn) {}

    /**
     * In the order asked for; a code named twice is printed once.
     *
     * @throws cn.yishulai.kernel.Refused LABELS_NOT_NAMED; COPY_UNKNOWN also for a book of another family;
     *     LABEL_VOIDED; LABEL_PRINTED_BEFORE; what {@link Printers#layout} refuses
     */
    public Printed print(Caller caller, LabelForm form) {
        boolean named = form.copyCodes() != null && !form.copyCodes().isEmpty();
        if (named == (form.blanks() != null)) {
            throw LABELS_NOT_NAMED.because("name copy codes, or a number of blank labels");
        }
        Layout layout = printers.layout(form.wish());
        List<CopyCode> codes = named
                ? notPrinted(own(caller, form.copyCodes()), form.leavesOutPrinted())
                : blanks.make(Objects.requireNonNull(form.blanks()), caller.personId());
        UUID job = jobs.add(caller.personId(), form, layout.format(), codes);
        return new Printed(job, draw(codes, layout));
    }

    /**
     * The same labels again, because they never came out: those that are on no book yet and were not voided.
     *
     * @throws cn.yishulai.kernel.Refused PRINT_JOB_UNKNOWN also for another's, LABELS_USED, what {@link Printers#layout} refuses
     */
    public Drawn printAgain(Caller caller, UUID id, Printers.Wish changed) {
        PrintJobView job = jobs.require(caller, id);
        Printers.Wish wish = new Printers.Wish(
                changed.sheet().isEmpty() ? job.sheet() : changed.sheet(),
                changed.format() == null ? job.format() : changed.format(),
                changed.printer() == null ? job.printerId() : changed.printer(),
                changed.start());
        Layout layout = printers.layout(wish);
        List<CopyCode> left = jobs.unused(id);
        if (left.isEmpty()) {
            throw LABELS_USED.because("every label of this job is on a book, or was replaced");
        }
        jobs.drawnAgain(id);
        return draw(left, layout);
    }

    private Drawn draw(List<CopyCode> codes, Layout layout) {
        Drawn drawn = sheets.print(labelsOf(codes), layout);
        if (!drawn.substituted().isEmpty()) {
            LOG.infof(
                    "%d of %d labels have a character that the font has not",
                    drawn.substituted().size(), codes.size());
        }
        return drawn;
    }

    private Set<CopyCode> own(Caller caller, List<String> typed) {
        var codes = typed.stream().map(CopyCode::new).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<CopyCode, CopyFacts> copies = byCode(codes);
        for (CopyCode code : codes) {
            CopyFacts copy = copies.containsKey(code) ? copies.get(code) : reads.facts(code);
            if (caller.isCitizen() && !caller.household().equals(copy.household())) {
                throw COPY_UNKNOWN.because("no copy of yours has the code " + code);
            }
        }
        return codes;
    }

    private List<CopyCode> notPrinted(Set<CopyCode> codes, boolean leaveOut) {
        Map<CopyCode, UUID> before = jobs.printedBefore(codes);
        List<CopyCode> left =
                codes.stream().filter(code -> !before.containsKey(code)).toList();
        if (left.isEmpty() || !leaveOut && !before.isEmpty()) {
            throw LABEL_PRINTED_BEFORE.because(
                    "%d of these labels were printed before".formatted(before.size()),
                    Map.of(
                            "copyCodes",
                                    before.keySet().stream()
                                            .sorted()
                                            .map(CopyCode::value)
                                            .toList(),
                            "jobIds",
                                    before.values().stream()
                                            .filter(job -> !job.equals(PrintJobs.NO_JOB))
                                            .distinct()
                                            .toList()));
        }
        return left;
    }

    /** With the title where the book is known. */
    List<Label> labelsOf(List<CopyCode> codes) {
        Map<CopyCode, CopyFacts> copies = byCode(codes);
        Map<UUID, VolumeSummary> books = volumes.summaries(
                copies.values().stream().map(CopyFacts::volume).collect(Collectors.toSet()));
        return codes.stream()
                .map(code -> {
                    CopyFacts copy = copies.get(code);
                    return new Label(
                            code.value(), labels.url(code), copy == null ? List.of() : lines(books.get(copy.volume())));
                })
                .toList();
    }

    private static List<String> lines(VolumeSummary book) {
        Objects.requireNonNull(book, "a copy is of a volume");
        return book.volumeLabel() == null ? List.of(book.title()) : List.of(book.title(), book.volumeLabel());
    }

    private Map<CopyCode, CopyFacts> byCode(Collection<CopyCode> codes) {
        return reads.facts(codes).stream().collect(Collectors.toMap(CopyFacts::code, Function.identity()));
    }
}
