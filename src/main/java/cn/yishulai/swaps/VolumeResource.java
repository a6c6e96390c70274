package cn.yishulai.swaps;

import cn.yishulai.catalog.Editing;
import cn.yishulai.catalog.Origin;
import cn.yishulai.catalog.VolumeEdit;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.VolumeView;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue as people see it; it stands here because it says where copies are and how many readers wait. */
@Path("/v1/volumes")
class VolumeResource {

    private final Availabilities availabilities;
    private final Editing editing;
    private final Merges merges;
    private final Callers callers;

    VolumeResource(Availabilities availabilities, Editing editing, Merges merges, Callers callers) {
        this.availabilities = availabilities;
        this.editing = editing;
        this.merges = merges;
        this.callers = callers;
    }

    @GET
    public Page<ShelvedVolume> search(@Valid @BeanParam VolumeSearch asked) {
        return availabilities.find(asked.query, asked.scope(), asked.stock(), asked.after, Page.limit(asked.limit));
    }

    /** With the mark that an edit must name. */
    @GET
    @Path("/{volumeId}")
    public RestResponse<ShelvedVolume> show(@PathParam("volumeId") String id) {
        return marked(volume(id));
    }

    @PATCH
    @Path("/{volumeId}")
    @Once
    public RestResponse<ShelvedVolume> edit(
            @PathParam("volumeId") String id, @HeaderParam("If-Match") @Nullable String seen, @Valid VolumeEdit edit) {
        editing.edit(callers.current(), volume(id), seen, edit);
        return marked(volume(id));
    }

    @GET
    @Path("/{volumeId}/history")
    public HistoryView history(@PathParam("volumeId") String id) {
        UUID volume = volume(id);
        VolumeView view = availabilities.show(volume).volume();
        return new HistoryView(
                editing.history(volume).stream()
                        .map(change -> new HistoryView.ChangeView(
                                change.subject().equals(volume)
                                        ? "VOLUME"
                                        : change.subject().equals(view.editionId()) ? "EDITION" : "WORK",
                                change.field(),
                                change.oldValue(),
                                change.newValue(),
                                change.origin().kind(),
                                change.origin().source(),
                                change.origin().place(),
                                CataloguingReads.edge(change.at())))
                        .toList(),
                merges.of(volume));
    }

    /** Another volume becomes this one. */
    @POST
    @Path("/{volumeId}/merge")
    @Once
    public ShelvedVolume merge(@PathParam("volumeId") String id, @Valid MergeForm form) {
        merges.merge(callers.current(), volume(id), form);
        return availabilities.show(volume(id));
    }

    /** Undoes a merge, or sends what does not belong here to another volume. */
    @POST
    @Path("/{volumeId}/split")
    @Once
    public ShelvedVolume split(@PathParam("volumeId") String id, @Valid SplitForm form) {
        merges.split(callers.current(), volume(id), form);
        return availabilities.show(volume(id));
    }

    private RestResponse<ShelvedVolume> marked(UUID volume) {
        return RestResponse.ResponseBuilder.ok(availabilities.show(volume))
                .header(HttpHeaders.ETAG, editing.version(volume))
                .build();
    }

    private static UUID volume(String id) {
        return OpaqueId.parse(id, VolumeRefusal.VOLUME_UNKNOWN);
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ShelvedVolume add(@Valid VolumeForm form) {
        return availabilities.add(form, Origin.of(callers.current()));
    }
}
