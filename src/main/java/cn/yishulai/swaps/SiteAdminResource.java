package cn.yishulai.swaps;

import static cn.yishulai.places.PlaceRefusal.SITE_HOURS_MALFORMED;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.SiteView;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The sites of the city, for those who run them. */
@Path("/v1/sites")
class SiteAdminResource {

    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private final SiteAdmin admin;
    private final Callers callers;

    SiteAdminResource(SiteAdmin admin, Callers callers) {
        this.admin = admin;
        this.callers = callers;
    }

    record SpanForm(
            @NotNull DayOfWeek day,
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String until) {}

    record Form(
            @NotNull @Size(max = 60) @Pattern(regexp = SAID) String name,
            @NotNull SiteKind kind,
            @Nullable @Size(max = 64) String parentId,
            @Nullable @Size(max = 120) @Pattern(regexp = SAID) String address,
            @NotNull Boolean receives,
            @Nullable @Size(max = 28) List<@Valid @NotNull SpanForm> week,
            @Nullable @Min(1) @Max(10_000_000) Integer copyCapacity,
            @Nullable @Min(1) @Max(100_000) Integer personCapacity,
            @Nullable @Pattern(regexp = "[0-9]{6}") String district) {

        SiteForm site() {
            return new SiteForm(
                    name.strip(),
                    kind,
                    parentId == null ? null : Sites.id(parentId),
                    address == null ? null : address.strip(),
                    receives,
                    spans(),
                    copyCapacity,
                    personCapacity,
                    district);
        }

        /** In order, and apart from each other. */
        private Map<DayOfWeek, List<Hours>> spans() {
            Map<DayOfWeek, List<Hours>> spans = new EnumMap<>(DayOfWeek.class);
            (week == null ? List.<SpanForm>of() : week)
                    .stream().sorted(Comparator.comparing(SpanForm::from)).forEach(span -> {
                        List<Hours> day = spans.computeIfAbsent(span.day(), any -> new ArrayList<>());
                        LocalTime opens = LocalTime.parse(span.from());
                        LocalTime closes = LocalTime.parse(span.until());
                        boolean overlaps = !day.isEmpty()
                                && !day.get(day.size() - 1).closes().isBefore(opens);
                        if (overlaps || !opens.isBefore(closes)) {
                            throw SITE_HOURS_MALFORMED.because("%s from %s to %s".formatted(span.day(), opens, closes));
                        }
                        day.add(new Hours(opens, closes));
                    });
            return spans;
        }
    }

    @POST
    @Once
    @ResponseStatus(201)
    public SiteView add(@Valid @NotNull Form form) {
        return admin.add(callers.current(), form.site());
    }

    @PUT
    @Path("/{siteId}")
    @Once
    public SiteView describe(@PathParam("siteId") String site, @Valid @NotNull Form form) {
        return admin.describe(callers.current(), Sites.id(site), form.site());
    }

    @POST
    @Path("/{siteId}/close-down")
    @Once
    public SiteView closeDown(@PathParam("siteId") String site) {
        return admin.closeDown(callers.current(), Sites.id(site));
    }

    @GET
    @Path("/{siteId}/stock")
    public SiteStockReads.SiteStock stock(@PathParam("siteId") String site) {
        return admin.stock(callers.current(), Sites.id(site));
    }
}
