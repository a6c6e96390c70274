package cn.yishulai;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/**
 * What between two contracts breaks an app that was written for the first, a sentence each, as openapi-diff judges it:
 * what is gone, what is asked for now, what a request may no longer say, and what an answer says that it never said. Stricter
 * than that in one thing: a member that an answer had now and then, and has no more, is gone too.
 */
final class BreakingChanges {

    private final List<String> sentences = new ArrayList<>();

    /** The schemas around the one that is looked at: some hold themselves. */
    private final Set<ChangedSchema> walked = Collections.newSetFromMap(new IdentityHashMap<>());

    private BreakingChanges() {}

    static List<String> between(OpenAPI released, OpenAPI now) {
        ChangedOpenApi changes = OpenApiCompare.fromSpecifications(released, now);
        BreakingChanges breaking = new BreakingChanges();
        changes.getMissingEndpoints()
                .forEach(gone -> breaking.say(gone.getMethod() + " " + gone.getPathUrl(), "is gone"));
        changes.getChangedOperations().forEach(breaking::operation);
        if (breaking.sentences.isEmpty() && changes.isIncompatible()) {
            breaking.say("The contract", "breaks apps in a way that has no words here");
        }
        return breaking.sentences.stream().distinct().toList();
    }

    private void operation(ChangedOperation operation) {
        int before = sentences.size();
        String name = operation.getHttpMethod() + " " + operation.getPathUrl();
        if (broken(operation.getParameters())) {
            var parameters = operation.getParameters();
            parameters.getMissing().forEach(gone -> say(name + " ?" + gone.getName(), "is gone"));
            parameters.getIncreased().stream()
                    .filter(added -> Boolean.TRUE.equals(added.getRequired()))
                    .forEach(added -> say(name + " ?" + added.getName(), "has to be sent"));
            parameters.getChanged().stream().filter(Changed::isIncompatible).forEach(changed -> {
                String where = name + " ?" + changed.getName();
                if (changed.isChangeRequired()) {
                    say(where, "has to be sent");
                }
                schema(where, changed.getSchema());
            });
        }
        if (broken(operation.getRequestBody())) {
            if (operation.getRequestBody().isChangeRequired()) {
                say(name + " request", "has to be sent");
            }
            content(name + " request", operation.getRequestBody().getContent());
        }
        if (operation.getApiResponses() != null) {
            operation
                    .getApiResponses()
                    .getMissing()
                    .keySet()
                    .forEach(status -> say(name + " answer " + status, "is gone"));
            operation
                    .getApiResponses()
                    .getChanged()
                    .forEach((status, answer) -> content(name + " answer " + status, answer.getContent()));
        }
        if (broken(operation.getSecurityRequirements())) {
            say(name, "asks for another way to sign in");
        }
        if (operation.isIncompatible() && sentences.size() == before) {
            say(name, "breaks apps in a way that has no words here");
        }
    }

    private void content(String where, @Nullable ChangedContent content) {
        if (content == null) {
            return;
        }
        content.getMissing().keySet().forEach(type -> say(where, type + " is gone"));
        content.getChanged().forEach((type, changed) -> schema(where, changed.getSchema()));
    }

    private void schema(String where, @Nullable ChangedSchema schema) {
        if (schema == null || !walked.add(schema)) {
            return;
        }
        int before = sentences.size();
        boolean answer = schema.getContext() != null && schema.getContext().isResponse();
        if (schema.isIncompatible() && (schema.isChangedType() || schema.isChangeFormat())) {
            say(where, "is of another type");
        }
        if (answer) {
            schema.getMissingProperties().keySet().forEach(gone -> say(where + " " + gone, "is gone"));
        }
        if (broken(schema.getRequired())) {
            each(where, schema.getRequired(), "has to be sent", "is not always there");
        }
        if (broken(schema.getEnumeration())) {
            ChangedList<?> values = schema.getEnumeration();
            values.getMissing().forEach(value -> say(where, value + " is gone"));
            if (answer) {
                values.getIncreased().forEach(value -> say(where, value + " is new"));
            }
        }
        schema.getChangedProperties().forEach((name, member) -> schema(where + " " + name, member));
        schema(where + "[]", schema.getItems());
        schema(where + "{}", schema.getAddProp());
        if (schema.getOneOfSchema() != null) {
            schema.getOneOfSchema().getMissing().keySet().forEach(gone -> say(where, "can no longer be " + gone));
            schema.getOneOfSchema().getChanged().forEach((name, one) -> schema(where, one));
        }
        for (Map.Entry<String, ? extends @Nullable Changed> bound : bounds(schema)) {
            if (broken(bound.getValue())) {
                say(where, bound.getKey());
            }
        }
        if (schema.isIncompatible() && sentences.size() == before) {
            say(where, "breaks apps in a way that has no words here " + inside(schema));
        }
        walked.remove(schema);
    }

    private static List<Map.Entry<String, ? extends @Nullable Changed>> bounds(ChangedSchema schema) {
        return List.of(
                bound("has another greatest length", schema.getMaxLength()),
                bound("has another least length", schema.getMinLength()),
                bound("has another range", schema.getNumericRange()),
                bound("has another most entries", schema.getMaxItems()),
                bound("has another fewest entries", schema.getMinItems()),
                bound("has another pattern", schema.getPattern()),
                bound("can be null or not", schema.getNullable()),
                bound("is read only or not", schema.getReadOnly()),
                bound("is written only or not", schema.getWriteOnly()));
    }

    private static Map.Entry<String, @Nullable Changed> bound(String words, @Nullable Changed changed) {
        return new AbstractMap.SimpleEntry<>(words, changed);
    }

    private void each(String where, ChangedList<String> names, String more, String fewer) {
        names.getIncreased().forEach(name -> say(where + " " + name, more));
        names.getMissing().forEach(name -> say(where + " " + name, fewer));
    }

    private static String inside(ComposedChanged changed) {
        return changed.getChangedElements().stream()
                .filter(BreakingChanges::broken)
                .map(part -> part.getClass().getSimpleName())
                .toList()
                .toString();
    }

    private static boolean broken(@Nullable Changed changed) {
        return changed != null && changed.isIncompatible();
    }

    private void say(String where, String what) {
        sentences.add(where + ": " + what);
    }
}
