package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What equipment there is. */
@Path("/v1/equipment")
class EquipmentResource {

    private final Equipments equipment;

    EquipmentResource(Equipments equipment) {
        this.equipment = equipment;
    }

    record All(List<EquipmentView> items) {}

    @GET
    public All list(
            @QueryParam("freeFrom") @Nullable OffsetDateTime from,
            @QueryParam("freeUntil") @Nullable OffsetDateTime until) {
        return new All(equipment.list(from == null || until == null ? null : ProgrammeSpan.of(from, until)));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public EquipmentView add(@Valid EquipmentForms.Equipment form) {
        return equipment.add(form);
    }

    @PUT
    @Path("/{equipmentId}")
    @Once
    public EquipmentView describe(@PathParam("equipmentId") String id, @Valid EquipmentForms.Equipment form) {
        return equipment.describe(id, form);
    }
}
