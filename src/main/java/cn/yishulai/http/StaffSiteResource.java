package cn.yishulai.http;

import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.people.Duty;
import cn.yishulai.people.StaffDuties;
import cn.yishulai.people.StaffDuties.AtSite;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** At which sites somebody works, and as what. It stands here and not in `people`, because it names sites. */
@Path("/v1/staff/{staffId}/sites")
class StaffSiteResource {

    private final StaffDuties duties;
    private final Sites sites;
    private final Callers callers;

    StaffSiteResource(StaffDuties duties, Sites sites, Callers callers) {
        this.duties = duties;
        this.sites = sites;
        this.callers = callers;
    }

    record DutyForm(@NotNull @Size(max = 64) String siteId, @NotNull Duty duty, @Nullable Boolean withBranches) {}

    record DutiesForm(@Nullable @Size(max = 200) List<@Valid @NotNull DutyForm> sites) {}

    record DutyAnswer(SiteName site, Duty duty, boolean withBranches) {}

    record DutiesAnswer(List<DutyAnswer> items) {}

    @GET
    public DutiesAnswer show(@PathParam("staffId") String id) {
        return answer(duties.of(OpaqueId.parse(id, STAFF_UNKNOWN)));
    }

    @PUT
    @Once
    public DutiesAnswer give(@PathParam("staffId") String id, @Valid @NotNull DutiesForm form) {
        List<AtSite> given = (form.sites() == null ? List.<DutyForm>of() : form.sites())
                .stream()
                        .map(each -> new AtSite(
                                sites.name(Sites.id(each.siteId())).id(),
                                each.duty(),
                                Boolean.TRUE.equals(each.withBranches())))
                        .collect(Collectors.toMap(AtSite::site, each -> each, (one, last) -> last))
                        .values()
                        .stream()
                        .toList();
        return answer(duties.give(callers.current(), OpaqueId.parse(id, STAFF_UNKNOWN), given));
    }

    private DutiesAnswer answer(List<AtSite> given) {
        Map<UUID, SiteName> names = sites.names(given.stream().map(AtSite::site).toList());
        return new DutiesAnswer(given.stream()
                .filter(each -> names.containsKey(each.site()))
                .map(each -> new DutyAnswer(
                        Objects.requireNonNull(names.get(each.site())), each.duty(), each.withBranches()))
                .toList());
    }
}
