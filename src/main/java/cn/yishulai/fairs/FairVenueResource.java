package cn.yishulai.fairs;

import static cn.yishulai.places.PlaceRefusal.VENUE_PHOTO_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import cn.yishulai.places.Sites;
import cn.yishulai.places.VenueContact;
import cn.yishulai.places.VenueForms;
import cn.yishulai.places.VenueForms.WindowView;
import cn.yishulai.places.VenueView;
import cn.yishulai.places.Venues;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A place for fairs. It stands here and not in `places`, because it names callers and says which fair has it when. */
@Path("/v1/sites/{siteId}/venue")
class FairVenueResource {

    /** A photo never changes, but it may be taken away. */
    private static final String AN_HOUR = "public, max-age=3600";

    private final Venues venues;
    private final FairTimes times;
    private final PartnerRights rights;
    private final Callers callers;

    FairVenueResource(Venues venues, FairTimes times, PartnerRights rights, Callers callers) {
        this.venues = venues;
        this.times = times;
        this.rights = rights;
        this.callers = callers;
    }

    record WindowsView(List<WindowView> items) {}

    record ContactsView(List<VenueContact> items) {}

    /** With the mark that an edit must name. */
    @GET
    public RestResponse<VenueView> show(@PathParam("siteId") String site) {
        return marked(venues.show(Sites.id(site)));
    }

    @PUT
    @Once
    public RestResponse<VenueView> describe(
            @PathParam("siteId") String site,
            @HeaderParam("If-Match") @Nullable String seen,
            @Valid VenueForms.@NotNull Profile form) {
        return marked(venues.describe(mine(site), seen, form.said()));
    }

    /** What is offered and blocked, and when a fair has it. */
    @GET
    @Path("/times")
    public FairTimes.TimesView times(
            @PathParam("siteId") String site,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to) {
        return times.of(callers.current(), Sites.id(site), from, to);
    }

    @GET
    @Path("/windows")
    public WindowsView windows(@PathParam("siteId") String site) {
        return new WindowsView(
                venues.coming(mine(site)).stream().map(WindowView::of).toList());
    }

    @PUT
    @Path("/windows")
    @Once
    public WindowsView offer(@PathParam("siteId") String site, @Valid VenueForms.@NotNull Windows form) {
        return new WindowsView(venues.offer(mine(site), form.said()).stream()
                .map(WindowView::of)
                .toList());
    }

    @GET
    @Path("/contacts")
    public ContactsView contacts(@PathParam("siteId") String site) {
        return new ContactsView(venues.contacts(mine(site)));
    }

    @PUT
    @Path("/contacts")
    @Once
    public ContactsView reachedBy(@PathParam("siteId") String site, @Valid VenueForms.@NotNull Contacts form) {
        return new ContactsView(venues.reachedBy(mine(site), form.said()));
    }

    @POST
    @Path("/photos")
    @Consumes({"image/jpeg", "image/png"})
    @Once
    @ResponseStatus(201)
    public VenueView photograph(@PathParam("siteId") String site, byte[] picture) {
        return venues.addPhoto(mine(site), picture);
    }

    @GET
    @Path("/photos/{photoId}")
    @Produces("image/jpeg")
    public RestResponse<byte[]> photo(@PathParam("siteId") String site, @PathParam("photoId") String photo) {
        byte[] jpeg = venues.photo(Sites.id(site), OpaqueId.parse(photo, VENUE_PHOTO_UNKNOWN));
        return RestResponse.ResponseBuilder.ok(jpeg, "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @DELETE
    @Path("/photos/{photoId}")
    @Once
    public void removePhoto(@PathParam("siteId") String site, @PathParam("photoId") String photo) {
        venues.removePhoto(mine(site), OpaqueId.parse(photo, VENUE_PHOTO_UNKNOWN));
    }

    /** A site of the caller. */
    private UUID mine(String sent) {
        UUID site = Sites.id(sent);
        Caller caller = callers.current();
        caller.requireSite(site);
        rights.require(caller, PartnerRight.PROPOSE);
        return site;
    }

    private static RestResponse<VenueView> marked(VenueView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, FairLife.tag(view.version()))
                .build();
    }
}
