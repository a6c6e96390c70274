package cn.yishulai;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/** Classes share a database: they run by name, the same everywhere, but for those whose {@link Order} says otherwise. */
public class ByOrderThenName implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.<ClassDescriptor>comparingInt(described -> described
                                .findAnnotation(Order.class)
                                .map(Order::value)
                                .orElse(Order.DEFAULT))
                        .thenComparing(described -> described.getTestClass().getName()));
    }
}
