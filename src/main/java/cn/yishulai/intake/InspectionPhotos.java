package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.COPY_NOT_DECIDED;

import cn.yishulai.copies.CopyPhotos;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Photos taken at the counter of the condition that was found, kept beside the decision and with the copy. */
@ApplicationScoped
@Transactional
public class InspectionPhotos {

    private final DropOffRepository sessions;
    private final InspectionRepository inspections;
    private final CopyPhotos photos;
    private final CopyReads reads;

    InspectionPhotos(DropOffRepository sessions, InspectionRepository inspections, CopyPhotos photos, CopyReads reads) {
        this.sessions = sessions;
        this.inspections = inspections;
        this.photos = photos;
        this.reads = reads;
    }

    /**
     * @throws cn.yishulai.kernel.Refused DROP_OFF_UNKNOWN, COPY_UNKNOWN, COPY_NOT_DECIDED, and what {@link
     *     CopyPhotos#add} refuses
     */
    public UUID add(Caller caller, UUID dropOff, CopyCode code, byte[] picture) {
        DropOff session = sessions.read(dropOff);
        caller.requireSite(session.site());
        Inspection decided = inspections
                .of(session.id(), reads.facts(code).id())
                .orElseThrow(() -> COPY_NOT_DECIDED.because("copy %s was not decided in this session".formatted(code)));
        UUID photo = photos.add(caller, code, picture);
        inspections.flush();
        inspections.attach(decided.id(), photo);
        return photo;
    }
}
