package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.copies.CopyRefusal.LABELS_NOT_NAMED;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelSheets;
import cn.yishulai.labels.Labels;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sheets of labels, for books that have a code and for books still to come. */
@ApplicationScoped
@Transactional
public class LabelPrinting {

    private final CopyReads reads;
    private final BlankLabels blanks;
    private final Volumes volumes;
    private final Labels labels;
    private final LabelSheets sheets;

    LabelPrinting(CopyReads reads, BlankLabels blanks, Volumes volumes, Labels labels, LabelSheets sheets) {
        this.reads = reads;
        this.blanks = blanks;
        this.volumes = volumes;
        this.labels = labels;
        this.sheets = sheets;
    }

    /**
     * A PDF, in the order asked for; a code named twice is printed once.
     *
     * @throws cn.yishulai.kernel.Refused LABELS_NOT_NAMED; COPY_UNKNOWN also for a book of another family
     */
    public byte[] print(Caller caller, LabelForm form) {
        boolean named = form.copyCodes() != null && !form.copyCodes().isEmpty();
        if (named == (form.blanks() != null)) {
            throw LABELS_NOT_NAMED.because("name copy codes, or a number of blank labels");
        }
        return sheets.pdf(named ? ofCopies(caller, form.copyCodes()) : blank(caller, form.blanks()), form.sheet());
    }

    private List<Label> ofCopies(Caller caller, List<String> typed) {
        var codes = typed.stream().map(CopyCode::new).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<CopyCode, CopyFacts> copies =
                reads.facts(codes).stream().collect(Collectors.toMap(CopyFacts::code, Function.identity()));
        for (CopyCode code : codes) {
            CopyFacts copy = copies.get(code);
            if (copy == null || caller.isCitizen() && !caller.household().equals(copy.household())) {
                throw COPY_UNKNOWN.because("no copy of yours has the code " + code);
            }
        }
        Map<UUID, VolumeSummary> books = volumes.summaries(
                copies.values().stream().map(CopyFacts::volume).collect(Collectors.toSet()));
        return codes.stream()
                .map(code -> {
                    CopyFacts copy = Objects.requireNonNull(copies.get(code));
                    return new Label(
                            code,
                            labels.url(code),
                            Objects.requireNonNull(books.get(copy.volume())).title());
                })
                .toList();
    }

    private List<Label> blank(Caller caller, int count) {
        return blanks.make(count, caller.personId()).stream()
                .map(code -> new Label(code, labels.url(code), null))
                .toList();
    }
}
