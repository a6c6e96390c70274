package cn.yishulai.swaps;

import cn.yishulai.kernel.TransferCode;
import cn.yishulai.labels.Drawn;
import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelSheets;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.labels.PaperSlips;
import cn.yishulai.labels.Printers;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.IntStream;

/** What goes with a van load on paper: a label on each box, and the packing slip (装车单) in the first. */
@ApplicationScoped
@Transactional
public class TransferPapers {

    private final Transfers transfers;
    private final PaperSlips slips;
    private final LabelSheets sheets;
    private final Printers printers;

    TransferPapers(Transfers transfers, PaperSlips slips, LabelSheets sheets, Printers printers) {
        this.transfers = transfers;
        this.slips = slips;
        this.sheets = sheets;
        this.printers = printers;
    }

    /** For staff of either end. @throws cn.yishulai.kernel.Refused TRANSFER_UNKNOWN, SITE_NOT_YOURS */
    public byte[] slip(Caller caller, TransferCode code, TransferWords words, PaperSlip.Roll roll) {
        return slips.pdf(words.slip(transfers.show(caller, code)), roll);
    }

    /**
     * One for each box.
     *
     * @throws cn.yishulai.kernel.Refused TRANSFER_UNKNOWN, SITE_NOT_YOURS, what {@link Printers#layout} refuses
     */
    public Drawn labels(Caller caller, TransferCode code, int boxes, Printers.Wish wish) {
        TransferView load = transfers.byCode(caller, code);
        List<Label> labels = IntStream.rangeClosed(1, boxes)
                .mapToObj(box -> new Label(
                        load.code(),
                        load.url(),
                        load.to().name(),
                        List.of("自 " + load.from().name(), "第 %d 箱 / 共 %d 箱".formatted(box, boxes))))
                .toList();
        return sheets.print(labels, printers.layout(wish));
    }
}
