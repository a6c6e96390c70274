package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.COPY_NOT_SET_ASIDE;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is set aside at a site (待核架): each book with the reason why, until somebody has decided what becomes of it. */
@ApplicationScoped
@Transactional
class CheckShelf {

    private final InspectionRepository inspections;
    private final InspectionViews views;
    private final CopyReads reads;
    private final RecalledVolumes recalled;
    private final Staff staff;
    private final Sites sites;

    CheckShelf(
            InspectionRepository inspections,
            InspectionViews views,
            CopyReads reads,
            RecalledVolumes recalled,
            Staff staff,
            Sites sites) {
        this.inspections = inspections;
        this.views = views;
        this.reads = reads;
        this.recalled = recalled;
        this.staff = staff;
        this.sites = sites;
    }

    /** In the order of registration. */
    Page<CheckShelfLine> at(Caller caller, String siteId, @Nullable String after, int limit) {
        UUID site = Sites.id(siteId);
        caller.requireSite(site);
        sites.require(site);
        UUID cursor = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        Page<InspectionRepository.SetAside> page =
                Page.cut(inspections.setAside(site, cursor, limit + 1), limit, aside -> aside.copy()
                        .toString());
        return new Page<>(lines(caller, page.items()), page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused COPY_UNKNOWN, SITE_NOT_YOURS, COPY_NOT_SET_ASIDE */
    CheckShelfLine one(Caller caller, CopyCode code) {
        CopyFacts copy = reads.facts(code);
        if (copy.status() != CopyStatus.QUARANTINED || copy.site() == null) {
            throw COPY_NOT_SET_ASIDE.because("copy %s is not set aside".formatted(code));
        }
        caller.requireSite(copy.site());
        return lines(caller, List.of(inspections.setAside(copy.id()))).get(0);
    }

    private List<CheckShelfLine> lines(Caller caller, List<InspectionRepository.SetAside> aside) {
        List<UUID> ids = aside.stream().map(InspectionRepository.SetAside::copy).toList();
        Map<UUID, CopyView> copies = reads.views(ids);
        List<Inspection> decided = inspections.newestOf(ids).stream()
                .filter(one -> one.decision() == Decision.QUARANTINE)
                .toList();
        Map<UUID, Inspection> byCopy =
                decided.stream().collect(Collectors.toMap(Inspection::copy, Function.identity()));
        Map<String, InspectionView> shown = views.of(caller, decided).stream()
                .collect(Collectors.toMap(view -> view.copy().code(), Function.identity()));
        Map<UUID, String> names = staff.displayNames(
                aside.stream().map(InspectionRepository.SetAside::by).collect(Collectors.toSet()));
        return aside.stream()
                .map(one -> {
                    CopyView copy = Objects.requireNonNull(copies.get(one.copy()));
                    Inspection inspection = byCopy.get(one.copy());
                    return new CheckShelfLine(
                            copy,
                            inspection == null ? one.why() : null,
                            names.get(one.by()),
                            shown.get(copy.code()),
                            inspection == null ? null : inspection.dropOff().toString(),
                            recalled.stands(copy.volume().id()));
                })
                .toList();
    }
}
