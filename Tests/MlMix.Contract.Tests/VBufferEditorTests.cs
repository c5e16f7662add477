using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class VBufferEditorTests
{
    [TestMethod]
    public void Create_EnoughRoom_ReusesTheArrays()
    {
        float[] values = [1, 2, 3, 4];
        int[] indices = [0, 1, 2, 3];
        var buffer = new VBuffer<float>(4, values, indices);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 10, 3);
        Assert.IsFalse(editor.CreatedNewValues);
        Assert.IsFalse(editor.CreatedNewIndices);
        Assert.AreEqual(3, editor.Values.Length);
        Assert.AreEqual(3, editor.Indices.Length);
        editor.Values[0] = 50;
        editor.Indices[2] = 9;
        buffer = editor.Commit();
        Assert.AreEqual(10, buffer.Length);
        Assert.AreEqual(50, values[0]);
        CollectionAssert.AreEqual(new[] { 0, 1, 9 }, buffer.GetIndices().ToArray());
    }

    [TestMethod]
    public void Create_Dense_HasNoIndicesUnlessWanted()
    {
        VBuffer<float> buffer = default;
        Assert.AreEqual(0, VBufferEditor.Create(ref buffer, 3).Indices.Length);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 3, requireIndicesOnDense: true);
        Assert.AreEqual(3, editor.Indices.Length);
        Assert.IsTrue(editor.CreatedNewIndices);
    }

    [TestMethod]
    public void Create_TooLittleRoom_DoublesTheArray()
    {
        var buffer = new VBuffer<int>(3, [1, 2, 3]);
        VBufferEditor<int> editor = VBufferEditor.Create(ref buffer, 4, keepOldOnResize: true);
        Assert.IsTrue(editor.CreatedNewValues);
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 0 }, editor.Values.ToArray());
        buffer = editor.Commit();
        Assert.IsFalse(VBufferEditor.Create(ref buffer, 6).CreatedNewValues);
        Assert.IsTrue(VBufferEditor.Create(ref buffer, 7).CreatedNewValues);
    }

    [TestMethod]
    public void Create_OfNothing_TakesFourAtLeast()
    {
        VBuffer<int> buffer = default;
        VBufferEditor<int> editor = VBufferEditor.Create(ref buffer, 1);
        Assert.IsTrue(editor.CreatedNewValues);
        buffer = editor.Commit();
        Assert.IsFalse(VBufferEditor.Create(ref buffer, 4).CreatedNewValues);
        Assert.IsTrue(VBufferEditor.Create(ref buffer, 5).CreatedNewValues);
    }

    [TestMethod]
    public void CommitTruncated_FewerValues_IsSparse()
    {
        VBuffer<int> buffer = default;
        VBufferEditor<int> editor = VBufferEditor.Create(ref buffer, 8, 4);
        for (int i = 0; i < 4; i++)
            (editor.Values[i], editor.Indices[i]) = (10 + i, 2 * i);
        buffer = editor.CommitTruncated(2);
        CollectionAssert.AreEqual(new[] { 10, 0, 11, 0, 0, 0, 0, 0 }, buffer.DenseValues().ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
        {
            VBuffer<int> other = default;
            VBufferEditor.Create(ref other, 8, 4).CommitTruncated(5);
        });
    }

    [TestMethod]
    public void CreateFromBuffer_SparseVector_EditsItsValues()
    {
        var buffer = new VBuffer<int>(5, 2, [1, 2], [0, 4]);
        VBufferEditor<int> editor = VBufferEditor.CreateFromBuffer(ref buffer);
        editor.Values[1] = 7;
        CollectionAssert.AreEqual(new[] { 1, 0, 0, 0, 7 }, editor.Commit().DenseValues().ToArray());
    }

    [TestMethod]
    public void Create_BadCounts_Throw()
    {
        VBuffer<int> buffer = default;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 2, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 2, -1));
    }
}
