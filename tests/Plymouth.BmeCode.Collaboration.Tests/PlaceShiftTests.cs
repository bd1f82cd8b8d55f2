using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>Places that are followed over a change go where the algebra says.</summary>
public sealed class PlaceShiftTests
{
    [Fact]
    public void A_place_goes_where_the_algebra_says()
    {
        var random = new Random(7);
        for (var run = 0; run < 2000; run++)
        {
            var change = new DeltaBuilder();
            for (var parts = random.Next(1, 4); parts > 0; parts--)
            {
                change.Retain(random.Next(5));
                _ = random.Next(2) == 0 ? change.Insert(new string('x', random.Next(1, 4))) : change.Delete(random.Next(1, 4));
            }

            var delta = change.ToDelta();
            var shift = PlaceShift.Of(delta);
            for (var place = 0; place < 14; place++)
            {
                Assert.Equal(delta.TransformPosition(place, priority: true), shift.Of(place, stays: true));
                Assert.Equal(delta.TransformPosition(place), shift.Of(place, stays: false));
            }
        }
    }
}
